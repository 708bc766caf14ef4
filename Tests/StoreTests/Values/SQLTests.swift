import Store
import Testing

/// Statements are text with places for values; no value gets into the text.
struct SQLTests {
    @Test func `values are bound in their order and never spliced`() {
        let evil = "'; DROP TABLE person; --"
        let statement: SQL = "SELECT a FROM t WHERE b = \(evil) AND c = \(7) AND d = \(Int64?.none)"
        #expect(statement.text == "SELECT a FROM t WHERE b = ? AND c = ? AND d = ?")
        #expect(statement.values == [.text(evil), .integer(7), .null])
    }

    @Test func `a spliced piece brings its values along`() {
        let condition: SQL = "b = \(1)"
        let statement: SQL = "SELECT \(SQL("a, b")) FROM t WHERE \(condition) AND c = \("x")"
        #expect(statement.text == "SELECT a, b FROM t WHERE b = ? AND c = ?")
        #expect(statement.values == [.integer(1), .text("x")])
    }

    @Test func `pieces are joined with their values`() {
        let statement = SQL.join(["a = \(1)", "b = \(2)"], by: " OR ") + " LIMIT \(3)"
        #expect(statement.text == "a = ? OR b = ? LIMIT ?")
        #expect(statement.values == [.integer(1), .integer(2), .integer(3)])
    }

    @Test func `a list has a place for each value`() {
        let statement: SQL = "SELECT a FROM t WHERE b IN (\(SQL.list([1, 2, 3])))"
        #expect(statement.text == "SELECT a FROM t WHERE b IN (?, ?, ?)")
        #expect(statement.values.count == 3)
    }
}
