import Basics
import Events

// The number or address itself is not written into the journal: it can be read through `point`, and be erased there.

extension Event {
    package static func pointAdded(_ point: ContactPoint) -> Event { about(point, "client.point-added") }
    package static func pointRemoved(_ point: ContactPoint) -> Event { about(point, "client.point-removed") }
    package static func pointRestored(_ point: ContactPoint) -> Event { about(point, "client.point-restored") }
    package static func pointUndeliverable(_ point: ContactPoint) -> Event {
        about(point, "client.point-undeliverable")
    }
    package static func pointDeliverable(_ point: ContactPoint) -> Event { about(point, "client.point-deliverable") }

    private static func about(_ point: ContactPoint, _ kind: Kind) -> Event {
        Event(
            kind,
            of: Subject(.client, point.client),
            client: point.client.rawValue,
            data: ["kind": .text(point.kind.rawValue), "point": Fact(point.id), "contact": Fact(point.contact)]
        )
    }
}
