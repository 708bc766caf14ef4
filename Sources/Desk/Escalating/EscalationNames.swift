import Basics
import People

extension EscalationProcedure.Addressee {
    /// How it is called, with the gaps that the words have.
    package func name(
        people: [Person.ID: PersonName],
        departments: [Department.ID: String]
    ) -> (words: TextKey, gaps: [String: String]) {
        switch self {
        case .line(let line): (TextKey("escalation.to.line.\(line.rawValue)"), [:])
        case .headOfCase: ("escalation.to.head-of-case", [:])
        case .headOfWorker: ("escalation.to.head-of-worker", [:])
        case .head(let department): ("escalation.to.head", ["department": departments[department] ?? "—"])
        case .person(let person): ("escalation.to.person", ["name": people[person]?.short ?? "—"])
        case .top: ("escalation.to.top", [:])
        }
    }
}

/// How a form names an addressee: `line-2`, `head-of-case`, `head-<department>`, `person-<id>`, `top`.
extension EscalationProcedure.Addressee: LosslessStringConvertible {
    package init?(_ text: String) {
        switch text {
        case "head-of-case": self = .headOfCase
        case "head-of-worker": self = .headOfWorker
        case "top": self = .top
        default:
            let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "line":
                guard let line = Int(parts[1]).flatMap(Line.init) else { return nil }
                self = .line(line)
            case "head":
                guard let id = Department.ID(parts[1]) else { return nil }
                self = .head(of: id)
            case "person":
                guard let id = Person.ID(parts[1]) else { return nil }
                self = .person(id)
            default: return nil
            }
        }
    }

    package var description: String {
        switch self {
        case .line(let line): "line-\(line.rawValue)"
        case .headOfCase: "head-of-case"
        case .headOfWorker: "head-of-worker"
        case .head(let department): "head-\(department)"
        case .person(let person): "person-\(person)"
        case .top: "top"
        }
    }
}

extension EscalationProcedure.Demand {
    package var name: TextKey { TextKey("escalation.demand.\(rawValue)") }
}

extension Escalation.Outcome.Word {
    package var name: TextKey { TextKey("escalation.outcome.\(rawValue)") }
}

extension EscalationAnswer {
    package var name: TextKey { TextKey("escalation.answer.\(rawValue)") }
}

extension EscalationStep.Way {
    package var name: TextKey { TextKey("escalation.way.\(rawValue)") }
}

extension EscalationStep.End.Word {
    package var name: TextKey { TextKey("escalation.end.\(rawValue)") }
}

extension Hindrance {
    package var name: TextKey { TextKey("escalation.hindrance.\(rawValue)") }
}
