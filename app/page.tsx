export default function HomePage() {
  return <p>Counterfoil</p>
}
