import Basics
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// Signs of life from those who have a case open, and who else has.
struct PresenceRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases/{number}/present", .needs(.seeCases), quiet: true, show)
        routes.post("/cases/{number}/presence", .needs(.seeCases), quiet: true, beat)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let present = try await house.database.read { snapshot in
            guard let found = try snapshot.findCase(number: number, visibleTo: member) else {
                throw CaseRefusal.notFound
            }
            return try snapshot.present(on: found.id)
        }
        return context.fragment { PresenceLine(present: present, me: member.id, w: context.w) }
    }

    /// `writing=yes` while something is being written, `gone=yes` when the page is left. Answers with who else is here.
    @Sendable
    private func beat(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let sign = SignOfLife(writing: context.form.flag("writing"), gone: context.form.flag("gone"))
        let heard = try await house.database.write { try sign.give(by: member, on: number, in: $0) }
        if heard.isNews { await house.tell([DeskTopics.present(heard.id)]) }
        if heard.hasAttended, let me = member.id { await house.tell([DeskTopics.day(me)]) }
        return context.fragment { PresenceLine(present: heard.present, me: member.id, w: context.w) }
    }
}

/// What the browser of somebody says about them.
private struct SignOfLife: Sendable {
    struct Heard: Sendable {
        let id: Case.ID
        let present: [Presence]
        /// Something that others see is otherwise than before.
        let isNews: Bool
        /// Something had called this person here, and has been looked at now.
        let hasAttended: Bool
    }

    let writing: Bool
    let gone: Bool

    func give(by member: Member, on number: Int, in tx: Transaction) throws -> Heard {
        guard let person = member.id, let found = try tx.findCase(number: number, visibleTo: member) else {
            throw CaseRefusal.notFound
        }
        let before = try tx.present(on: found.id).first { $0.person == person }
        if gone {
            try tx.absent(person, from: found.id)
        } else {
            try tx.present(person, on: found.id, writing: writing)
        }
        let isNews = gone ? before != nil : before?.writing != writing
        let attended = gone ? 0 : try tx.attended(person, to: found.id)
        return Heard(
            id: found.id,
            present: try tx.present(on: found.id),
            isNews: isNews,
            hasAttended: attended > 0
        )
    }
}
