import Basics
import Events

extension Event {
    static func importBegun(_ found: ClientImport) -> Event {
        Event(
            "client-import.begun",
            of: found.subject,
            data: ["file": .text(found.fileName), "size": .number(found.size)]
        )
    }

    /// Told ten times on the way, so that pages which other nodes have served hear of it.
    static func importWentOn(_ found: ClientImport, to place: ImportPlace) -> Event {
        Event(
            "client-import.went-on",
            of: found.subject,
            data: ["reached": .number(place.offset), "whole": .number(found.whole)]
        )
    }

    static func importStopped(_ found: ClientImport) -> Event {
        Event("client-import.stopped", of: found.subject, data: counts(found))
    }
    static func importFailed(_ found: ClientImport) -> Event {
        Event("client-import.failed", of: found.subject, data: counts(found))
    }
    static func importEnded(_ found: ClientImport) -> Event {
        Event("client-import.ended", of: found.subject, data: counts(found))
    }

    private static func counts(_ found: ClientImport) -> [String: Fact] {
        [
            "file": .text(found.fileName), "rows": Fact(found.rows), "added": Fact(found.added),
            "completed": Fact(found.completed), "unchanged": Fact(found.unchanged), "rejected": Fact(found.rejected),
        ]
    }
}
