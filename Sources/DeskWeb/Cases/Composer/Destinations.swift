import Basics
import Desk
import Pages
import People
import Store

/// To whom a case can be handed: read only when somebody is about to.
struct Destinations: Sendable {
    let departments: [Department]
    let people: [Person]

    private static let mostPeople = 1000

    init(in snapshot: Snapshot) throws {
        departments = try snapshot.departments()
        people = try snapshot.people(PeopleFilter(states: [.active, .invited]), limit: Self.mostPeople)
    }

    /// Lines first, then departments, then everyone by name.
    func groups(_ w: Wording) -> [ChoiceGroup] {
        let names = Dictionary(uniqueKeysWithValues: departments.map { ($0.id, $0.name) })
        return [
            Self.lines(w),
            ChoiceGroup(
                w("case.hand-over.departments"),
                departments.map { Choice("department-\($0.id)", $0.name) }
            ),
            ChoiceGroup(
                w("case.hand-over.people"),
                people.map { person in
                    let place = person.department.flatMap { names[$0] } ?? person.position
                    return Choice(
                        "person-\(person.id)",
                        place.isEmpty ? person.name.full : "\(person.name.full), \(place)"
                    )
                }
            ),
        ]
    }

    static func lines(_ w: Wording) -> ChoiceGroup {
        ChoiceGroup(w("case.hand-over.lines"), Line.allCases.map { Choice("line-\($0.rawValue)", w($0.name)) })
    }
}

/// What the form said.
struct ChosenDestination: LosslessStringConvertible {
    let destination: Destination

    init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "line":
            guard let line = Int(parts[1]).flatMap(Line.init) else { return nil }
            destination = .line(line)
        case "department":
            guard let id = Department.ID(parts[1]) else { return nil }
            destination = .department(id)
        case "person":
            guard let id = Person.ID(parts[1]) else { return nil }
            destination = .person(id)
        default: return nil
        }
    }

    var description: String {
        switch destination {
        case .line(let line): "line-\(line.rawValue)"
        case .department(let id): "department-\(id)"
        case .person(let id): "person-\(id)"
        }
    }
}
