import Basics
import Events

extension Event {
    static func departmentAdded(_ department: Department) -> Event {
        Event("department.added", of: Subject(.department, department.id), data: department.facts)
    }

    static func departmentChanged(_ department: Department, from before: Department) -> Event {
        let old = before.facts
        var facts: [String: Fact] = [:]
        for (name, fact) in department.facts where old[name] != fact {
            facts[name] = fact
            facts["\(name)-before"] = old[name]
        }
        return Event("department.changed", of: Subject(.department, department.id), data: facts)
    }

    static func departmentClosed(_ id: Department.ID) -> Event {
        Event("department.closed", of: Subject(.department, id))
    }

    static func departmentReopened(_ id: Department.ID) -> Event {
        Event("department.reopened", of: Subject(.department, id))
    }
}

extension Department {
    fileprivate var facts: [String: Fact] {
        ["name": .text(name), "parent": Fact(parent), "head": Fact(head)]
    }
}
