import Basics
import CallCenter
import Desk
import Events
import HTTPTypes
import HighrockApp
import Pages
import People
import Store
import TestSupport
import Testing

@testable import CallsWeb

/// What people say that they do, in the bar of every page and on the page of those who oversee the work (SPEC T2).
@Suite struct `Saying what one does` {
    @Test func `stands in the bar of whoever has a phone, on every face, and comes back to the same page`() async throws
    {
        let site = try await Site.open()
        let (ivan, visitor) = try await site.member("ivan", .manager)
        #expect(try await !site.visit(.get, "/desk", by: visitor).text.contains("presence-state"))
        #expect(try await site.visit(.get, "/telephone/me/state", by: visitor).status == .notFound)
        try await site.givePhone(to: ivan)
        for path in ["/desk", "/me", "/telephone/me", "/cases"] {
            let page = try await site.visit(.get, path, by: visitor).text
            #expect(page.contains("data-live-topic=\"agent:\(ivan.id)\""), "\(path)")
            #expect(page.contains("name=\"back\" value=\"\(path)\""), "\(path)")
        }
        let said = try await site.say("lunch", by: visitor, back: "/cases")
        #expect(said.location == "/cases")
        let page = try await site.visit(.get, "/cases", by: visitor).text
        #expect(page.contains(">обед</span>") && page.contains("data-counts=\"down\""))
        let presence = try await site.database.read { try $0.presence(of: ivan.id) }
        #expect(presence.state.reason == .lunch)
        _ = try await site.say("ready", by: visitor, back: "//evil.example")
        #expect(try await site.visit(.get, "/telephone/me/state", by: visitor).text.contains("на линии"))
        #expect(try await site.say("no-answer", by: visitor, back: "/").status == .unprocessableContent)
    }

    @Test func `does not leave an old state on a page that is kept as it was written`() async throws {
        let site = try await Site.open()
        let (ivan, visitor) = try await site.member("ivan", .manager)
        try await site.givePhone(to: ivan)
        let number = site.cast.payment.number
        for (wish, word) in [("ready", "на линии"), ("meeting", "встреча"), ("ready", "на линии")] {
            _ = try await site.say(wish, by: visitor, back: "/")
            for _ in 0..<2 {
                #expect(try await site.visit(.get, "/cases/\(number)", by: visitor).text.contains(">\(word)</span>"))
            }
        }
    }

    @Test func `is done for others by those who oversee the work, and is on record`() async throws {
        let site = try await Site.open()
        let (ivan, visitor) = try await site.member("ivan", .manager)
        let (head, overseer) = try await site.member("vera.head", .departmentHead)
        try await site.givePhone(to: ivan)
        _ = try await site.say("ready", by: visitor, back: "/")
        let path = "/telephone/people/\(ivan.id)/state"
        #expect(try await site.visit(.post, path, by: visitor, form: ["to": "away"]).status == .forbidden)
        let said = try await site.visit(.post, path, by: overseer, form: ["to": "training"])
        #expect(said.location == "/telephone/people")
        #expect(try await site.visit(.get, "/me", by: visitor).text.contains(">обучение</span>"))
        let rows = try await site.visit(.get, "/telephone/people/rows", by: overseer).text
        #expect(rows.contains("Проверкин ivan") || rows.contains("ivan Проверкин"), "\(rows)")
        #expect(rows.contains(head.name.short) && rows.contains(">обучение</span>"))
        let told = try await site.database.read { try $0.history(of: Event.Subject(.person, ivan.id)) }
        let last = try #require(
            told.first { $0.kind == "agent.state-changed" && $0.facts["pause"]?.text == "training" }
        )
        #expect(last.actor == .person(head.id.rawValue))
    }

    @Test func `marks a pause that lasts longer than it may`() async throws {
        let site = try await Site.open()
        let (ivan, _) = try await site.member("ivan", .manager)
        let (_, overseer) = try await site.member("vera.head", .departmentHead)
        try await site.givePhone(to: ivan)
        try await site.database.write { tx in
            _ = try tx.at(tx.now - .minutes(40)) {
                try AgentDesk(tx, .program).rest(ivan.id, .pause(.rest, until: nil))
            }
        }
        let page = try await site.visit(.get, "/telephone/people", by: overseer).text
        #expect(page.contains("дольше положенного") && page.contains("−25:"))
    }

    @Test func `is heard of by oneself and by those who oversee the work alone`() async throws {
        let site = try await Site.open()
        let (ivan, _) = try await site.member("ivan", .manager)
        _ = try await site.member("vera.head", .departmentHead)
        let other = site.cast.oleg
        let (own, head) = try await site.database.read { snapshot in
            let head = try #require(try snapshot.findPerson(login: "vera.head"))
            return (try snapshot.member(ivan.id), try snapshot.member(head.id))
        }
        let topic = CallTopics.agent(ivan.id)
        #expect(CallTopics.maySee(own, topic) == true && CallTopics.maySee(head, topic) == true)
        #expect(CallTopics.maySee(other, topic) == false && CallTopics.maySee(own, CallTopics.agents) == false)
        #expect(CallTopics.maySee(own, Topic(list: "queue", 1)) == nil, "no concern of calls")
    }

    @Test func `offers each state by a word of its own`() throws {
        for wish in StateWish.offered { #expect(StateWish(rawValue: wish.rawValue) == wish) }
        #expect(Set(StateWish.offered.map(\.rawValue)).count == StateWish.offered.count)
        for language in Language.allCases {
            let lexicon = try Reader.sample(language).w.lexicon
            let states: [AgentState] = [.away, .available, .onCall, .wrapUp(until: FixedTime.start), .meeting]
            let pauses = PauseReason.allCases.map { AgentState.pause($0, until: nil) }
            let keys = (states + pauses).map(\.word.name) + StateWish.offered.map(\.label.name)
            #expect(keys.filter { !lexicon.has($0) } == [])
        }
    }
}

extension Site {
    fileprivate func givePhone(to person: Person) async throws {
        let box = try SecretBox(key: Site.key)
        try await database.write { try PhoneBook($0, .program, box: box).add(to: person.id, named: "Стол") }
        await house.agents.look()
    }

    fileprivate func say(_ wish: String, by visitor: Visitor, back: String) async throws -> Visit {
        try await visit(.post, "/telephone/me/state", by: visitor, form: ["to": wish, "back": back])
    }
}
