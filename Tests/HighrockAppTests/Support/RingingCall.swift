import Basics
import HighrockApp
import People
import Store
import Testing

@testable import CallCenter
@testable import Telephony

/// Calls that go on, put down as whoever holds the exchange does.
struct RingingCall {
    let name: CallID
    private var machine: CallMachine
    private let phone: Endpoint
    private let person: Person.ID

    /// Somebody has a phone, and it rings.
    init(_ name: CallID, from number: String, for person: Person.ID, in site: Site) async throws {
        self.name = name
        self.person = person
        let phone = try await site.database.write { tx -> Endpoint? in
            if let known = try tx.phones(of: [person]).first { return known.endpoint }
            return try PhoneBook(tx, .program, box: SecretBox(key: Site.key)).add(to: person, named: "Стол").endpoint
        }
        self.phone = try #require(phone)
        let channel = Self.channel("\(name)-caller", number)
        machine = CallMachine(name, from: channel, to: "100", by: CallPlan(), at: site.database.time.now)
        try await take(.begin, in: site)
        try await take(.wish(.ring(self.phone, for: .seconds(20))), in: site)
    }

    mutating func answer(in site: Site) async throws {
        let leg = try #require(machine.legs.last)
        try await take(
            .exchange(
                AriEvent(at: nil, kind: .entered(Self.channel(leg.channel.text, ""), arguments: [], replacing: nil))
            ),
            in: site
        )
    }

    /// The caller puts the phone down; the work after the call begins.
    mutating func hangUp(in site: Site) async throws {
        let caller = Self.channel(machine.outsider.channel.text, "")
        try await take(.exchange(AriEvent(at: nil, kind: .destroyed(caller, .normal))), in: site)
    }

    private mutating func take(_ input: CallInput, in site: Site) async throws {
        _ = machine.take(input, at: site.database.time.now)
        var entry = LiveEntry(context: CallContext(queue: CallQueue.standard), choices: [:])
        entry.since = machine.began
        let (kept, people) = (KeptCall(machine: machine, entry: entry), [phone: person])
        try await site.database.write { try $0.keep(kept, people: people) }
        await site.house.callWatch.look { _ in }
    }

    private static func channel(_ id: String, _ number: String) -> Telephony.Channel {
        Telephony.Channel(
            id: ChannelID(id),
            name: id,
            state: .up,
            arguments: ["inbound", "100"],
            caller: CallerName(name: "", number: number),
            dialled: "100",
            isOurs: true,
            created: nil
        )
    }
}
