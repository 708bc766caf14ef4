import Basics
import Events
import People
import Store

extension CaseDesk {
    /// Says that one case has to do with another; both tell of it.
    package func link(_ link: CaseLink) throws {
        try tell(link, "case.linked") { try tx.insert(link, by: member.id) }
    }

    package func unlink(_ link: CaseLink) throws {
        try tell(link, "case.unlinked") {
            guard try tx.delete(link) else { throw JoiningRefusal.notLinked }
            return true
        }
    }

    private func tell(_ link: CaseLink, _ event: Event.Kind, _ change: () throws -> Bool) throws {
        try member.require(.workCases)
        guard link.one != link.other else { throw JoiningRefusal.same }
        let one = try visible(link.one)
        guard let other = try tx.findCase(link.other, visibleTo: member) else { throw JoiningRefusal.otherNotFound }
        guard try change() else { return }
        for (found, far) in [(one, other), (other, one)] {
            // A number of a case that not everybody may know of would be told to all who may know of the other.
            let number: Fact = found.client == far.client ? Fact(far.number) : .none
            try tx.record(
                .about(found, event, from: nil, ["other_number": number, "link": .text(link.kind.rawValue)]),
                by: actor
            )
        }
    }
}
