import Basics
import Events
import People

extension Event {
    /// Something happened to a case. Every such event says how the case stands after it, and where it stood when it moved.
    package static func about(_ new: Case, _ kind: Kind, from old: Case? = nil, _ more: [String: Fact] = [:]) -> Event {
        var data: [String: Fact] = [
            "number": Fact(new.number), "version": Fact(new.version), "kind": .text(new.kind.rawValue),
            "status": .text(new.status.word.rawValue), "priority": Fact(new.priority.rawValue),
            "line": Fact(new.line.rawValue), "owner": Fact(new.owner), "worker": Fact(new.worker),
            "department": Fact(new.department), "product": Fact(new.product),
        ]
        if let old {
            if old.status.word != new.status.word { data["status_from"] = .text(old.status.word.rawValue) }
            if old.line != new.line { data["line_from"] = Fact(old.line.rawValue) }
            if old.owner != new.owner { data["owner_from"] = Fact(old.owner) }
            if old.worker != new.worker { data["worker_from"] = Fact(old.worker) }
            if old.department != new.department { data["department_from"] = Fact(old.department) }
        }
        data.merge(more) { _, own in own }
        return Event(kind, of: new.eventSubject, client: new.client.rawValue, data: data)
    }
}
