export { default, metadata } from '../(agent)/not-found'
