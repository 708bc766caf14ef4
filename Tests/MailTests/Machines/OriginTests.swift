import Basics
import Mail
import Testing

@Suite struct `What a machine sent is recognised` {
    private func origin(_ name: String) throws -> Origin { Origin(of: try OpenLetter(Samples.own(name))) }

    private func origin(of raw: String, ours: Set<EmailAddress> = []) throws -> Origin {
        Origin(of: try OpenLetter(.bytes(Array(raw.utf8))), ours: ours)
    }

    @Test func `a bounce that Exim wrote`() throws {
        guard case .bounce(let report) = try origin("bounce-exim") else { return #expect(Bool(false)) }
        #expect(report.dead == ["nobody@vector.example"])
        #expect(report.recipients.first?.status == StatusCode(5, 1, 1))
        #expect(report.messageID?.text == "our-1@highrock.example")
    }

    @Test func `a bounce that qmail wrote`() throws {
        guard case .bounce(let report) = try origin("bounce-qmail") else { return #expect(Bool(false)) }
        #expect(report.recipients.map(\.address) == ["full@vector.example"])
        #expect(report.recipients.first?.cause == .mailboxFull)
        #expect(report.dead.isEmpty)
        #expect(report.messageID?.text == "our-2@highrock.example")
    }

    @Test func `a bounce in Russian`() throws {
        guard case .bounce(let report) = try origin("bounce-russian") else { return #expect(Bool(false)) }
        #expect(report.dead == ["petr@mail.example"])
    }

    @Test func `everything else that machines write`() throws {
        #expect(try origin("vacation-russian") == .autoReply)
        #expect(try origin("read-receipt") == .receipt)
        #expect(try origin("abuse-report") == .report(.abuse))
        #expect(try origin("mailing-list") == .mailingList("swift.lists.example"))
        guard case .delivered(let report) = try origin("delivered") else { return #expect(Bool(false)) }
        #expect(report.recipients.map(\.action) == [.delivered])
    }

    @Test func `a person who writes about a bounce is a person`() throws {
        #expect(try origin("person-about-a-bounce") == .person)
        #expect(try origin("nested") == .person)
    }

    @Test(arguments: [
        "Auto-Submitted: auto-replied", "Precedence: auto_reply", "X-Autoreply: yes", "X-Autorespond: x",
        "Return-Path: <>",
        "Subject: Automatic reply: question", "Subject: Re: Autoreply", "Subject: Автоответ: отпуск",
        "Subject: Abwesenheitsnotiz: Frage", "Subject: Réponse automatique : question",
        "Subject: Автоматична відповідь: x",
        "Subject: [Automatyczna odpowiedź] x", "Subject: 自動返信: x", "Subject: Anna is out of the office",
    ])
    func `a reply that a program wrote`(field: String) throws {
        #expect(try origin(of: "From: a@vector.example\n\(field)\n\nI am away.") == .autoReply)
    }

    @Test(arguments: [
        "Auto-Submitted: auto-generated", "Precedence: bulk", "List-Unsubscribe: <https://x.example/u>",
        "X-Auto-Response-Suppress: All", "From: no-reply@vector.example",
    ])
    func `a notice that a program wrote`(field: String) throws {
        let from = field.hasPrefix("From") ? "" : "From: a@vector.example\n"
        #expect(try origin(of: "\(from)\(field)\nSubject: News\n\nText") == .notice)
    }

    @Test(arguments: [
        "Auto-Submitted: no", "Subject: Vacation plans", "Subject: Automatic doors are broken", "Subject: Отпуск",
        "Subject: Delivery failed again, where is my parcel?", "Return-Path: <a@vector.example>",
    ])
    func `a person stays a person`(field: String) throws {
        let origin = try origin(of: "From: a@vector.example\n\(field)\n\nText")
        #expect(origin == .person)
        #expect(origin.mayBeAnsweredByMachine)
    }

    @Test func `what comes from ourselves, or goes in circles, is a loop`() throws {
        let ours = try #require(EmailAddress("help@highrock.example"))
        #expect(try origin(of: "From: Help <HELP@highrock.example>\n\nText", ours: [ours]) == .loop)
        let hops = String(repeating: "Received: from a by b\n", count: 60)
        #expect(try origin(of: "\(hops)From: a@vector.example\n\nText") == .loop)
    }

    @Test func `a report on our own mail is no letter to answer`() throws {
        let subject = "Report Domain: highrock.example Submitter: isp.example Report-ID: 1"
        #expect(try origin(of: "From: dmarc@isp.example\nSubject: \(subject)\n\n") == .report(.dmarc))
    }

    @Test(arguments: [
        ("5.1.1", StatusCode(5, 1, 1)), ("4.4.7 (delivery time expired)", StatusCode(4, 4, 7)),
        ("550 5.7.1 x", StatusCode(5, 7, 1)),
        ("(#5.2.2)", StatusCode(5, 2, 2)),
    ])
    func `a status code is found`(text: String, code: StatusCode) {
        #expect(StatusCode(text) == code)
    }

    @Test(arguments: ["", "3.1.1", "192.5.1.1", "5.1.1.1", "version 15.1.1"])
    func `what is no status code is none`(text: String) {
        #expect(StatusCode(text) == nil)
    }
}
