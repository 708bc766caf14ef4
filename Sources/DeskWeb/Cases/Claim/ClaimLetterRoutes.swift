import Basics
import Channels
import Clients
import Desk
import Hummingbird
import NIOCore
import Pages
import People
import Printing
import Store

/// The letter that answers a claim: looked at, sent, and taken home as PDF.
struct ClaimLetterRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.post("/cases/{number}/claim/letters", .needs(.workCases), write)
        routes.post("/cases/{number}/claim/letter.pdf", .needs(.workCases), print)
    }

    @Sendable
    private func write(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let found = try await house.database.read { tx in
            guard let found = try tx.findCase(number: number, visibleTo: member) else { throw CaseRefusal.notFound }
            return found
        }
        return try await context.submit { form in
            let (version, text) = (form.int("version"), form.text("text", max: 20_000))
            let way = form.required("via", as: ChosenWay.self)
            try form.check()
            if let me = member.id {
                try await house.database.write { try $0.keepDraft(of: me, at: .claimLetter(on: found.id), text) }
            }
            guard form["act"] != "show", let way else { return context.goTo(Address.claim(number) + "#letter") }
            let letters = house.claimLetters
            let ready = try await letters.prepare(text, on: found.id, version: version, via: way.channel, by: member)
            let answer = try await house.database.write { tx in
                try letters.send(ready, via: way.channel, to: way.point, by: member, in: tx)
            }
            return context.goTo(Address.claim(number) + "#letter", saying: Notice(said: answer, on: number))
        } orShow: { form in
            try await house.claimPage(number, for: member, .letter, form)
        }
    }

    /// The letter as the form has it now, whether that was kept or not: a draft, without a number.
    @Sendable
    private func print(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        return try await context.submit { form in
            _ = form.text("text", max: 20_000)
            try form.check()
            let page = try await house.claimPage(number, for: member, .letter, form)
            guard let paper = page.paper else { throw ClaimRefusal.undecided }
            let pdf = try await house.claimLetters.pdf(of: paper)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/pdf", .cacheControl: "private, no-store",
                    .contentDisposition: "inline; filename=\"claim-\(number).pdf\"",
                ],
                body: .init(byteBuffer: ByteBuffer(bytes: pdf))
            )
        } orShow: { form in
            try await house.claimPage(number, for: member, .letter, form)
        }
    }
}
