import Basics
import Clients
import Desk
import Files
import Hummingbird
import Pages
import People

/// What is written on a case: answers, notes, calls.
extension CaseActRoutes {
    @Sendable
    func answer(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.answer, context) { form in
            let (version, text) = (form.version(context), form.text("text", max: 20_000))
            let way = form.required("via", as: ChosenWay.self)
            let subject = form.optional("subject")
            let (copies, later) = (form.addresses("copies"), form.moment("later", in: context.w.zone))
            let files = context.form.files
            return { hands in
                let channel = way?.channel ?? hands.found.channel
                if let me = hands.member.id {
                    let place = DraftPlace.answer(on: hands.found.id)
                    for file in files { try hands.tx.attach(try hands.tx.keep(NewFile(file)), of: me, at: place) }
                }
                let answer = try hands.desk.answer(
                    hands.found.id,
                    text,
                    via: channel,
                    to: way?.point,
                    subject: subject,
                    copies: copies,
                    later: later,
                    withDraftFiles: true,
                    version: version
                )
                return Notice(said: answer, on: hands.found.number)
            }
        }
    }

    /// Takes back what has not left the house; the words come back into the field, to be mended.
    @Sendable
    func withdraw(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("answer", as: Interaction.ID.self)
        return try await house.perform(.withdraw, context) { _ in
            { hands in
                let answer = try hands.desk.withdrawAnswer(id)
                let place = DraftPlace.answer(on: hands.found.id)
                if let me = hands.member.id, answer.author == me, try hands.tx.draft(of: me, at: place) == nil {
                    try hands.tx.keepDraft(of: me, at: place, answer.text)
                    if answer.subject != hands.found.subject {
                        try hands.tx.keepDraft(of: me, at: .answerSubject(on: hands.found.id), answer.subject)
                    }
                }
                return Notice("case.did.withdraw")
            }
        }
    }

    @Sendable
    func note(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.note, context) { form in
            let text = form.text("text", max: 20_000)
            return { hands in
                _ = try hands.desk.note(hands.found.id, text)
                return Notice("case.did.note")
            }
        }
    }

    @Sendable
    func log(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.log, context) { form in
            let touch = TypedTouch(&form)
            return { hands in
                let found = hands.found
                _ = try hands.desk.log(touch.interaction(with: found.client, contact: found.contact, about: found.id))
                return Notice("case.did.log")
            }
        }
    }
}

extension Notice {
    /// Says what has become of an answer; while it waits it can be taken back.
    init(said answer: Interaction, on number: Int) {
        switch answer.delivery {
        case .waiting: self.init("case.did.answer.waits", undo: "/cases/\(number)/answers/\(answer.id)/withdrawal")
        case nil: self.init("case.did.answer.said")
        case .sending, .sent, .failed, .uncertain, .withdrawn: self.init("case.did.answer.shown")
        }
    }
}

/// A touch that has happened, as somebody typed it.
struct TypedTouch: Sendable {
    let channel: ContactChannel
    let direction: Interaction.Direction
    let text: String
    let minutes: Int?

    init(_ form: inout Form) {
        channel = form.choice("channel", of: ContactChannel.self) ?? .phone
        direction = form.choice("direction", of: Interaction.Direction.self) ?? .in
        text = form.text("text", max: 20_000)
        minutes = (form["minutes"] ?? "").isEmpty ? nil : form.int("minutes", 0...1440)
    }

    func interaction(with client: Client.ID, contact: Contact.ID? = nil, about id: Case.ID? = nil) -> NewInteraction {
        NewInteraction(
            client: client,
            contact: contact,
            caseID: id,
            channel: channel,
            direction: direction,
            text: text,
            duration: minutes.map { $0 * 60 }
        )
    }
}
