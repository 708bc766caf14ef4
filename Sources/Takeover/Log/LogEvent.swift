import Basics
import Desk
import People

/// What one row of the log says, in our words where a table gave them.
package struct LogEvent: Sendable, Hashable {
    /// The line of the file.
    let line: Int
    let caseKey: String
    let at: Moment
    /// As the other program put it.
    let statusText: String
    let status: StatusStep
    /// As the other program put it; empty when nobody had the case.
    let ownerName: String
    let kind: Case.Kind
    let priority: Case.Priority
    let supportLine: Line
    let department: String?
    let product: String?
    let note: String?
}

/// What only the first row of a case is asked for.
package struct Opening: Sendable, Hashable {
    let client: String
    let channel: ContactChannel
    let subject: String
    let text: String
}
