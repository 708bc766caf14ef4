import Basics
import Clients
import Desk
import Events
import People

extension Chronicle {
    /// A contact about no case: a courtesy call, a visit, papers on their way.
    mutating func touch(_ client: KnownClient, at: Moment, _ chance: inout Chance) {
        let kinds = client.prospect.kind == .organisation ? Touches.withFirms : Touches.withPeople
        let day = Day(of: at)
        var touch = chance.pick(kinds)
        while touch.needsUs, at.whenOpen != at { touch = chance.pick(kinds) }
        let speaker = chance.below(client.prospect.people.count)
        let spokesman = client.prospect.people[speaker]
        var gaps = Gaps(of: client.prospect.products[0], for: client.prospect, spokesman, on: day, &chance)
        let author = manager(for: client, on: day, &chance)
        gaps.name(engineer: crew.engineers(of: Unit.behind(client.prospect.products[0]), on: day).first?.employee)
        let interaction = Interaction(
            id: ids.next(at: at),
            client: client.id,
            contact: client.contacts[speaker],
            channel: touch.channel,
            direction: touch.direction,
            author: touch.needsUs ? author.id : nil,
            at: at,
            subject: touch.subject,
            text: gaps.fill(touch.text),
            duration: touch.length > 0 ? chance.about(touch.length * 60) : nil
        )
        let event: Event = touch.needsUs ? .interactionLogged(interaction) : .interactionReceived(interaction)
        let actor = touch.needsUs ? author.actor : Actor.client(client.id.rawValue)
        agenda.add([Deed(at: at, actor: actor, rows: [.interaction(interaction)], events: [event])])
        told.interactions += 1
    }
}
