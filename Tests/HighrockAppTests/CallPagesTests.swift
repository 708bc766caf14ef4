import Basics
import CallCenter
import Clients
import Foundation
import HTTPTypes
import People
import Store
import Telephony
import TestSupport
import Testing

/// What people see and do of calls in their pages (SPEC W2, T1, T2).
@Suite struct `Pages of calls` {
    private static let annasPhone = "+74951234567"
    private static let stranger = "+79165550103"

    private let trial: DeskTrial
    private let me: Person.ID

    init() async throws {
        trial = try await DeskTrial.open()
        me = try #require(
            try await trial.site.database.read { try $0.value("SELECT id FROM person WHERE login = 'anna'") }
        )
    }

    private func ring(_ name: CallID = "a", from number: String = annasPhone) async throws -> RingingCall {
        try await RingingCall(name, from: number, for: me, in: trial.site)
    }

    private func panel() async throws -> Shown { try await trial.script(.get, "/calls/now") }

    @Test func `a call that rings shows who it is and what about, on every page of whose phone it is`() async throws {
        #expect(try await panel().html.isEmpty)
        _ = try await ring()
        let panel = try await panel()
        #expect(panel.text.contains("ООО «Вектор»") && panel.text.contains("Не проходит оплата"))
        #expect(panel.html.contains("data-stage=\"ringing\"") && panel.untranslated == [])
        for path in ["/cases", "/clients", "/calls", "/me"] {
            #expect(try await trial.page(path).html.contains("data-call=\"a\""), "\(path)")
        }
        let other = try await trial.page("/cases", as: trial.boris)
        #expect(other.html.contains("id=\"call-panel\"") && !other.html.contains("data-call="))
    }

    @Test func `a stranger is shown with what the number tells, and gets a card`() async throws {
        _ = try await ring(from: "+78432000000")
        let before = try await panel()
        #expect(before.text.contains("Татарстан") || before.text.contains("Казан"), "\(before.text)")
        #expect(
            try await trial.post("/calls/now/a/client", ["name": "Пётр Новиков", "back": "/cases"]).location == "/cases"
        )
        #expect(try await panel().text.contains("Пётр Новиков"))
        let found = try await trial.page("/calls/now/a/client?q=Вектор")
        #expect(found.status == 200 && found.untranslated == [])
    }

    @Test func `a wrong guess is taken back, and the card is not shown any longer`() async throws {
        _ = try await ring()
        try await trial.post("/calls/now/a/wrong-guess")
        let after = try await panel()
        #expect(!after.text.contains("ООО «Вектор»"))
    }

    @Test func `what is asked of a call is passed on, from those alone who have a part in it`() async throws {
        var call = try await ring()
        try await call.answer(in: trial.site)
        let panel = try await panel()
        for turn in ["hold", "consult", "transfer", "keys", "pause-recording", "hang-up"] {
            #expect(panel.html.contains("/calls/now/a/\(turn)"), "\(turn)")
        }
        #expect(try await trial.post("/calls/now/a/hold", ["back": "/cases"]).location == "/cases")
        #expect(try await trial.post("/calls/now/a/hold", as: trial.boris).status == 403)
        #expect(try await trial.post("/calls/now/b/hold").status == 404)
        let asked = try await trial.site.database.read { [me] in
            try $0.callWishes(of: me, since: Moment(milliseconds: 0))
        }
        #expect(asked.map(\.wish) == [.call("a", .hold)])
        #expect(try await trial.post("/calls/now/a/keys", ["keys": "5", "back": "/cases"]).location == "/cases")
        for wrong in ["", "5 5", "x"] {
            #expect(try await trial.post("/calls/now/a/keys", ["keys": wrong]).status == 422, "\(wrong)")
        }
        #expect(try await trial.post("/calls/now/a/transfer", ["to": "person 0000000000001"]).status == 422)
    }

    @Test func `the work after a call says what it came to, and is over when one says so`() async throws {
        var call = try await ring()
        try await call.answer(in: trial.site)
        try await call.hangUp(in: trial.site)
        let panel = try await panel()
        #expect(panel.html.contains("data-part=\"wrap-up\"") && panel.text.contains("Решено"))
        #expect(panel.untranslated == [])
        let form = ["result": "solved", "matter": "", "note": "Всё в порядке", "about": "", "done": "yes"]
        #expect(try await trial.post("/calls/now/a/summary", form).status == 303)
        let (sheet, wishes) = try await trial.site.database.read { [me] in
            (try $0.callSheet("a"), try $0.callWishes(of: me, since: Moment(milliseconds: 0)))
        }
        #expect(sheet?.result == .solved && sheet?.note == "Всё в порядке")
        #expect(wishes.count == 1)
        #expect(try await trial.post("/calls/now/a/summary", ["about": "new", "subject": ""]).status == 422)
    }

    @Test func `the list, the board and those to call back can be read in both languages`() async throws {
        _ = try await ring()
        for path in [
            "/calls", "/calls?whose=mine&outcome=missed&day=2026-11-18", "/calls/back", "/calls/board", "/calls/dial",
        ] {
            let page = try await trial.page(path)
            #expect(page.status == 200 && page.untranslated == [], "\(path) \(page.untranslated)")
        }
        let board = try await trial.page("/calls/board/inside")
        #expect(board.text.contains("ООО «Вектор»") && board.html.contains("data-tile=\"waiting\""))
        #expect(!board.html.contains("/taking"), "only those who oversee others take calls from them")
    }
}
