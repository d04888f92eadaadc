export { default, metadata } from '../(agent)/forbidden'
