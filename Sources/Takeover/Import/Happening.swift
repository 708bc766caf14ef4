import Basics
import Desk
import People

/// One event in the life of a case, with our people and departments in place of the other program's names.
struct Happening: Sendable, Hashable {
    let at: Moment
    /// The line of the log; nil for what was taken over before.
    let row: Int?
    let statusText: String
    let ownerName: String
    let status: StatusStep
    let owner: Person.ID?
    let kind: Case.Kind
    let priority: Case.Priority
    let line: Line
    let department: Department.ID?
    let product: String?
    let note: String?

    /// What makes two rows the same one, also when the log comes again with more columns, or read by a better mapping.
    struct Identity: Hashable {
        let at: Moment
        let statusText: String
        let ownerName: String
    }

    var identity: Identity { Identity(at: at, statusText: statusText, ownerName: ownerName) }
    var isKnown: Bool { row == nil }
}

extension Case {
    /// The case after it: rules that hold for people at the desk do not hold for what has been.
    func after(_ happening: Happening) -> Case {
        var next = self
        next.kind = happening.kind
        next.priority = happening.priority
        next.line = happening.line
        next.department = happening.department
        next.product = happening.product
        next.owner = happening.owner
        switch happening.status {
        case .new: next.status = .new
        case .working: next.status = .working
        case .waiting(let reason): next.status = .waiting(reason)
        case .solved: next.status = .solved
        case .closed where isClosed: break
        case .closed: next.status = .closed(at: happening.at, confirmedBy: .takenOver)
        case .unchanged: break
        }
        next.worker = next.status == .new ? nil : happening.owner
        next.touched = max(touched, happening.at)
        if next.isHandedOver(from: self) { next.handOvers += 1 }
        return next
    }

    /// From one to another; the first one takes, nobody hands over.
    func isHandedOver(from before: Case) -> Bool {
        let isOtherOwner = before.owner != nil && owner != nil && before.owner != owner
        return isOtherOwner || before.department != department || before.line != line
    }
}
