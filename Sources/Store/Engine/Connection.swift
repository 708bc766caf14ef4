/// One connection inside a transaction; used from one thread at a time and only inside the closure that it was given to.
///
/// When a statement fails, the transaction is over on both engines: every later statement fails the same way, and so does
/// the transaction itself, even if the closure swallowed the error.
package protocol Connection: AnyObject {
    var dialect: Dialect { get }

    /// Runs one statement, bound, and hands over its rows.
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ statement: SQL, row: (any Columns) throws -> Void) throws -> Int

    /// Runs one statement whose outcome nobody asks for. It may travel with the next one that somebody does ask for, and then
    /// what it fails of is thrown there, or by the transaction itself.
    func send(_ statement: SQL) throws

    /// Hands over the rows of a query one by one without ever holding all of them.
    func stream(_ query: SQL, row: (any Columns) throws -> Void) throws

    /// Runs several statements without values, for migrations.
    func runScript(_ text: String) throws

    /// Makes transactions that name one of the same things run one after another.
    func alone(on names: Set<String>) throws

    /// Whether no other transaction that names this thing can run now.
    func isAlone(on name: String) -> Bool

    /// Tells listeners in every process, once this transaction is committed.
    func announce(_ channel: Channel) throws
}
