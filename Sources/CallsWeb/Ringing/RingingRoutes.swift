import Basics
import CallCenter
import Clients
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store
import Telephony

/// The call of whoever is signed in, on every page of theirs, and what they do with it.
struct RingingRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        let work = Access.needs(.workCases)
        routes.get("/calls/now", work, quiet: true, show)
        for turn in CallTurn.allCases { routes.post(path(turn.rawValue), work) { try await take(turn, $1) } }
        routes.get(path("client"), work, find)
        routes.post(path("client"), work, identify)
        routes.post(path("wrong-guess"), work) { try await change($1) { try $0.ruleOut($1) } }
        routes.post(path("summary"), work, sumUp)
    }

    private func path(_ part: String) -> String { "/calls/now/{call}/\(part)" }

    /// What the panel shows; nothing while there is no call. A page of its own is not needed: the panel is on all.
    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        guard context.wantsFragment else { return context.goTo("/calls") }
        let panel = try await house.panel(of: try context.member)
        return context.fragment { if let panel { CallPanelView(panel: panel, reader: context.reader) } }
    }

    private func take(_ turn: CallTurn, _ context: PageContext) async throws -> Response {
        let (member, call) = (try context.member, try context.path("call", as: CallID.self))
        var form = context.form
        let errand = CallErrand(turn, from: &form)
        try form.check()
        try await house.database.write { try errand.run(on: call, by: member, in: $0) }
        return context.done()
    }

    private func change(
        _ context: PageContext,
        _ work: @escaping @Sendable (CallDesk, CallID) throws -> Void
    ) async throws -> Response {
        let (member, call) = (try context.member, try context.path("call", as: CallID.self))
        try await house.database.write { try work(CallDesk($0, member), call) }
        return context.done()
    }

    @Sendable
    private func find(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, call) = (try context.member, try context.path("call", as: CallID.self))
        let words = context.query["q"] ?? ""
        return context.show(
            try await house.database.read { try WhoIsItPage(call, words, for: member, in: $0) }
        )
    }

    /// One who is known, or somebody new.
    @Sendable
    private func identify(_ request: Request, _ context: PageContext) async throws -> Response {
        var form = context.form
        if let known = form.id("client", of: Client.self) {
            try form.check()
            return try await change(context) { try $0.identify($1, as: known) }
        }
        let (name, company) = (form.text("name"), form.optional("company"))
        try form.check()
        let contact = NewContact(name: PersonName(written: name))
        let new = NewClient(company == nil ? .person : .organisation, name: company ?? name)
        return try await change(context) {
            _ = try $0.introduce($1, new, contact: contact.name.isEmpty ? nil : contact)
        }
    }

    @Sendable
    private func sumUp(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, call) = (try context.member, try context.path("call", as: CallID.self))
        var form = context.form
        let round = RoundSummary(from: &form, in: context.w.zone)
        var summary = CallSummary(from: &form)
        let isDone = form.flag("done")
        if let result = round?.outcome.result { summary.result = result }
        try form.check()
        try await house.database.write { [summary] tx in
            try CallDesk(tx, member).sumUp(call, summary)
            if let round { try CallRoundDesk(tx, member).settle(round.entry, round.outcome, note: summary.note) }
            guard isDone, let person = member.id,
                let part = try tx.ongoingCall(call, visibleTo: member)?.party(of: person), part.state.until != nil
            else { return }
            try CallWishes(tx, member).ask(.wrapUpDone(part.channel), of: call)
        }
        return context.done(saying: Notice("call.did.sum-up"))
    }
}

extension CallHouse {
    /// The panel as it is now; who looks at the client is on record before anything is shown.
    func panel(of member: Member) async throws -> CallPanel? {
        let panel = try await database.read { try CallPanel(of: member, in: $0) }
        if let client = panel?.card?.client.id { try await looks.look(at: client, by: member) }
        return panel
    }

    /// The panel in the bar of every page, with the call where there is one.
    package var callPart: BarPart {
        BarPart { member in
            guard let person = member.id, member.may(.workCases) else { return nil }
            let mark = await calls.mark(of: person)
            let panel = mark == nil ? nil : try? await panel(of: member)
            return BarPiece(mark: "call \(mark ?? "")") { reader in
                CallPlace(person: person, panel: panel ?? nil, reader: reader)
            }
        }
    }
}

extension PageContext {
    /// A script that has sent a form of the panel waits for no page; others go back to the one they came from.
    func done(saying notice: Notice? = nil) -> Response {
        wantsFragment ? noContent : goTo(WayOn(form["back"]).path, saying: notice)
    }
}

/// How the call to one on a list ended, as it was chosen in the work after it; nil where nothing was.
private struct RoundSummary: Sendable {
    let entry: CallRoundEntry.ID
    let outcome: CallRoundOutcome

    init?(from form: inout Form, in zone: Zone) {
        guard let entry = form.id("entry", of: CallRoundEntry.self), form["outcome"] != nil,
            let outcome = CallRoundOutcome.read(&form, in: zone)
        else { return nil }
        (self.entry, self.outcome) = (entry, outcome)
    }
}

extension CallRoundOutcome {
    /// The same in the words of all calls; nil where they have none for it.
    fileprivate var result: CallResult? {
        switch self {
        case .reached: .solved
        case .wrongNumber: .wrongNumber
        case .later: .callLater
        case .declined, .notReached: nil
        }
    }
}

extension CallSummary {
    init(from form: inout Form) {
        let result = form["result"].flatMap { $0.isEmpty ? nil : CallResult(rawValue: $0) }
        let matter = form.id("matter", of: CallMatter.self)
        let note = form.optional("note", max: 10_000) ?? ""
        self.init(result: result, matter: matter, note: note, about: About(from: &form))
    }
}

extension CallSummary.About {
    fileprivate init(from form: inout Form) {
        let chosen = form["about"] ?? ""
        if chosen == "new" {
            self = .new(form.text("subject"))
        } else if chosen.hasPrefix("case "), let id = Case.ID(String(chosen.dropFirst(5))) {
            self = .known(id)
        } else {
            if !chosen.isEmpty { form.refuse("about", "refusal.form.no-choice") }
            self = .nothing
        }
    }
}
