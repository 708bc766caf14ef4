import Basics
import Events
import Pages
import People

/// Which part of the journal someone wants to see, as the address says it.
struct JournalWish: Sendable {
    let kind: String
    let person: Person.ID?
    let subject: Event.Subject?
    let from: Day?
    let to: Day?
    let before: Int64?
    private let zone: String

    init(_ query: Query, zone: Zone) {
        kind = query["kind"] ?? ""
        person = query["person"].flatMap { Person.ID($0) }
        subject = query["subject"].flatMap(Self.subject)
        from = query["from"].flatMap { Day($0) }
        to = query["to"].flatMap { Day($0) }
        before = query["before"].flatMap { Int64($0) }
        self.zone = zone.identifier
    }

    var isNarrow: Bool { !kind.isEmpty || person != nil || subject != nil || from != nil || to != nil }

    /// The days are the reader's own, both included.
    var filter: JournalFilter {
        JournalFilter(
            kind: kind,
            actor: person,
            subject: subject,
            from: from?.start(in: zone),
            to: to?.end(in: zone)
        )
    }

    func address(before entry: Int64?) -> String {
        Address.of(
            "/journal",
            [
                "kind": kind, "person": person?.description, "subject": subject.map(Self.name),
                "from": from?.description, "to": to?.description, "before": entry.map { String($0) },
            ]
        )
    }

    /// `person:01h…`, what other pages link to.
    private static func subject(_ text: String) -> Event.Subject? {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let kind = SubjectKind(rawValue: String(parts[0])), let id = ID<Job>(String(parts[1]))
        else { return nil }
        return Event.Subject(kind: kind, rawValue: id.rawValue)
    }

    private static func name(_ subject: Event.Subject) -> String {
        "\(subject.kind.rawValue):\(ID<Job>(rawValue: subject.id))"
    }
}
