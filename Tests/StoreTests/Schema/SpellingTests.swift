import Store
import Testing

@testable import Schema

/// Migrations are written once and read by both engines.
struct SpellingTests {
    private func spelled(_ script: String, in dialect: Dialect) -> String {
        Spelling.script(of: Migration(1, "test", script), in: dialect)
    }

    @Test func `PostgreSQL gets its own words for types`() {
        let script = "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b BLOB, c REAL, d TEXT) STRICT;"
        let expected = "CREATE TABLE t (id BIGINT PRIMARY KEY, a BIGINT NOT NULL, b BYTEA, c DOUBLE PRECISION, d TEXT);"
        #expect(spelled(script, in: .postgres) == expected)
    }

    @Test func `a number that counts itself becomes an identity`() {
        let script = "CREATE TABLE t (entry INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT) STRICT;"
        let expected = "CREATE TABLE t (entry BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a TEXT);"
        #expect(spelled(script, in: .postgres) == expected)
    }

    @Test func `SQLite reads what is written, but for the name of the byte order`() {
        let script = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE \"C\", b BLOB) STRICT;"
        let expected = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE BINARY, b BLOB) STRICT;"
        #expect(spelled(script, in: .sqlite) == expected)
        #expect(spelled(script, in: .postgres).contains("a TEXT COLLATE \"C\""))
    }

    @Test func `words that only contain a type's name stay`() {
        let script = "CREATE TABLE REALLY (INTEGERS TEXT, BLOBBY TEXT);"
        #expect(spelled(script, in: .postgres) == script)
    }

    @Test func `what one engine alone needs follows the common part`() {
        let step = Migration(1, "test", "A;", only: [.sqlite: "B;", .postgres: "C REAL;"])
        #expect(Spelling.script(of: step, in: .sqlite) == "A;\nB;")
        #expect(Spelling.script(of: step, in: .postgres) == "A;\nC DOUBLE PRECISION;")
    }
}
