'use client'
export { default } from '../(agent)/error'
