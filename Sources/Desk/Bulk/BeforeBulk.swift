import Basics
import Clients
import Foundation
import People

/// What a case was like before something was done with many at once, as far as it can be taken back.
package struct BeforeBulk: Sendable, Hashable, Codable {
    let status: Case.Status.Word
    let waitingFor: WaitingFor?
    let confirmedBy: Confirmation?
    let owner: String?
    let worker: String?
    let line: Line
    let department: String?
    let priority: Case.Priority
    let tags: [String]

    init(_ found: Case, tags: [Tag]) {
        status = found.status.word
        if case .waiting(let reason) = found.status { waitingFor = reason } else { waitingFor = nil }
        if case .closed(_, let way) = found.status { confirmedBy = way } else { confirmedBy = nil }
        owner = found.owner?.description
        worker = found.worker?.description
        line = found.line
        department = found.department?.description
        priority = found.priority
        self.tags = tags.map(\.name)
    }
}

extension CaseDesk {
    /// Does the opposite of what was done, by the verbs that there are for that.
    func revert(_ act: BulkAct.Word, _ found: Case, _ before: BeforeBulk, summary: String) throws -> Case {
        let (id, version) = (found.id, found.version)
        switch act {
        case .take: return try putBack(id, version: version, owner: before.owner.flatMap { Person.ID($0) })
        case .handOver:
            let back = try handOver(id, version: version, to: before.destination, summary: summary)
            return try restAgain(back, before)
        case .own:
            guard let owner = before.owner.flatMap({ Person.ID($0) }) else { throw BulkRefusal.noWayBack }
            return try handOwnership(id, version: version, to: owner, summary: summary)
        case .prioritise: return try change(id, version: version, CaseChange(priority: before.priority))
        case .tag:
            let tags = try Tag.list(before.tags.joined(separator: ", "))
            return try change(id, version: version, CaseChange(tags: tags))
        case .setAside:
            if let reason = before.waitingFor { return try setAside(id, version: version, waitingFor: reason) }
            return try resume(id, version: version)
        case .resume:
            guard let reason = before.waitingFor else { throw BulkRefusal.noWayBack }
            return try setAside(id, version: version, waitingFor: reason)
        case .solve, .close:
            let open = try reopen(id, version: version)
            return before.status == .solved
                ? try solve(id, version: open.version) : try restAgain(open, before)
        case .reopen:
            guard before.status == .closed else { return try solve(id, version: version) }
            return try close(id, version: version, confirmedBy: before.confirmedBy ?? .phone)
        }
    }

    private func restAgain(_ found: Case, _ before: BeforeBulk) throws -> Case {
        guard let reason = before.waitingFor, found.status == .working else { return found }
        return try setAside(found.id, version: found.version, waitingFor: reason)
    }
}

extension BeforeBulk {
    fileprivate var destination: Destination {
        if let worker = worker.flatMap({ Person.ID($0) }) { return .person(worker) }
        if let department = department.flatMap({ Department.ID($0) }) { return .department(department) }
        return .line(line)
    }
}
