import Basics
import Desk
import Pages
import People
import Store

/// The desk with nothing chosen yet.
struct DeskPage: Page {
    let member: Member
    let line: Line
    let queue: Queue
    /// How many wait on each line.
    let waiting: [Line: Int]
    let myDay: MyDay

    /// - Parameter line: whose queue is shown; the member's own one when nil.
    init(_ line: Line?, for member: Member, in snapshot: Snapshot) throws {
        let line = line ?? member.line ?? .first
        self.member = member
        self.line = line
        let queue = try snapshot.queue(line: line, visibleTo: member, limit: 30)
        self.queue = queue
        waiting = try Dictionary(
            uniqueKeysWithValues: Line.allCases.map {
                ($0, $0 == line ? queue.waiting : try snapshot.queue(line: $0, visibleTo: member, limit: 1).waiting)
            }
        )
        myDay = try snapshot.myDay(of: member)
    }
}
