const nothing = () => Response.json({ error: 'There is nothing here.' }, { status: 404 })

// A program that mistypes an address is told so in its own language, not by a page.
export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT }
