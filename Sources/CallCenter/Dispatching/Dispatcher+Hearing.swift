import Basics
import Logging
import People
import Store
import Telephony

// What the exchange tells.
extension Dispatcher {
    func hear(_ notice: CallNotice) async throws {
        switch notice {
        case .began(let call, let channel, let dialled): await began(call, channel, dialled)
        case .dialled(let channel, let digits): await dialled(channel, digits)
        case .seek(let call, let first):
            await seek(call, first: first)
            await keep(call)
        case .news(let call, let news): try await hear(news, of: call)
        case .record(let record): await over(record)
        case .line(let isUp):
            try await database.write { try $0.noteExchange(isUp: isUp) }
            if isUp { look() }
        }
    }

    private func began(_ call: CallID, _ channel: Telephony.Channel, _ dialled: String) async {
        let reception = desk.reception(of: dialled)
        calls[call] = LiveEntry(
            context: CallContext(
                number: reception.number?.id,
                queue: reception.queue,
                way: reception.way,
                language: reception.number?.settings.language ?? .russian
            ),
            choices: reception.choices
        )
        inquiries[call] = desk.inquiry(of: channel)
        await keep(call)
    }

    /// What decides who answers. Where it can't be read, anybody may.
    func findOut(of call: CallID) async {
        guard let inquiry = inquiries.removeValue(forKey: call) else { return }
        do { calls[call]?.facts = try await inquiry.value } catch {
            logger.error("nothing could be found out of a caller", metadata: ["fault": "\(error)"])
        }
    }

    /// Somebody is to be found for a caller, who has heard what there was to hear.
    private func seek(_ call: CallID, first: Bool) async {
        await findOut(of: call)
        guard let entry = calls[call] else { return }
        guard entry.context.way == .queue else {
            _ = await exchange.wish(.hangUp, of: call)
            return
        }
        if let ring = instead.removeValue(forKey: call) {
            _ = await exchange.wish(.ring(ring.endpoint, for: ring.patience), of: call)
            return
        }
        let since = entry.since ?? database.time.now
        calls[call]?.since = since
        floor.arrive(entry.waiting(call, since: since, isHead: first))
        await route()
    }

    private func hear(_ news: CallNews, of call: CallID) async throws {
        let now = database.time.now
        switch news {
        case .chose(let key): if let key, let queue = calls[call]?.choices[key] { calls[call]?.context.queue = queue }
        case .ringing(let channel, let endpoint):
            phones[channel] = endpoint
            try await ringPage(channel, endpoint, for: call)
        case .missed(_, let endpoint, let cause): await missed(call, endpoint, cause, now)
        case .answered(_, let endpoint): await joined(call, endpoint, now)
        case .consulting(let channel): if let endpoint = phones[channel] { await joined(call, endpoint, now) }
        case .handedOver(let from, _): await freed(call, from, wrapUp: .zero, now)
        case .wrappingUp(let channel, let until):
            if let endpoint = phones[channel] { await freed(call, endpoint, wrapUp: until - now, now) }
        case .wrappedUp(let channel):
            if let person = phones[channel].flatMap({ people[$0]?.person }) {
                await keep([floor.turn(person, .wrappedUp, now)].compactMap(\.self))
                await route()
            }
        case .callbackWanted: calls[call]?.context.way = .callback
        case .ended:
            await keep(floor.ended(waitingName(of: call), wrapUp: .zero, now))
            await route()
        case .recordingFailed(let name):
            logger.error("a call is not recorded any longer", metadata: ["recording": "\(name)"])
        // It was not as we had thought: its next news says how it is.
        case .declined(.ring): floor.leave(waitingName(of: call))
        case .held, .retrieved, .conferring, .transferAsked, .away, .back, .declined: break
        }
        await keep(call)
    }

    private func missed(_ call: CallID, _ endpoint: Endpoint, _ cause: HangupCause?, _ now: Moment) async {
        let name = waitingName(of: call)
        let isPhones = cause?.isTheLines ?? false
        if isPhones, let ring = floor.passed(name, at: endpoint), await isPassed(on: ring, call) { return }
        if calls[call]?.dialler != nil { return floor.leave(name) }
        let outcome = floor.missed(name, at: endpoint, isPhones: isPhones, now)
        if !isTheHouses(call) {
            instead[call] = outcome.instead
        } else if let ring = outcome.instead {
            await callAgain(ring, insteadOf: call)
        }
        await keep([outcome.change].compactMap(\.self))
    }

    /// Whoever is asked about a caller, or handed them, is tried at another phone of theirs.
    private func isPassed(on ring: Router.Ring, _ call: CallID) async -> Bool {
        switch await exchange.state(of: call)?.phase {
        case .talking: return await exchange.wish(.consult(ring.endpoint, for: ring.patience), of: call) == .granted
        // Somebody is sought next, and found already.
        case .waiting(rung: nil): instead[call] = ring
        default: return false
        }
        return true
    }

    private func joined(_ call: CallID, _ endpoint: Endpoint, _ now: Moment) async {
        guard let person = people[endpoint]?.person else { return floor.leave(waitingName(of: call)) }
        if let waiting = floor.waiting[call] {
            estimates[waiting.queue, default: WaitEstimate()].answered(after: now - waiting.since)
        }
        let colleague = calls[call]?.context.colleague
        let name = waitingName(of: call)
        await keep([person, colleague].compactMap(\.self).compactMap { floor.answered(name, by: $0, now) })
    }

    private func freed(_ call: CallID, _ endpoint: Endpoint, wrapUp: Duration, _ now: Moment) async {
        guard let person = people[endpoint]?.person else { return }
        let change = floor.freed(person, of: waitingName(of: call), wrapUp: max(.zero, wrapUp), now)
        await keep([change].compactMap(\.self))
        await route()
    }

    private func over(_ record: CallRecord) async {
        let call = record.call
        await keep(floor.ended(waitingName(of: call), wrapUp: .zero, database.time.now))
        await notebook.note(record, calls[call]?.context ?? CallContext())
        if let keyed = calls[call]?.keyed { phones[keyed] = nil }
        calls[call] = nil
        instead[call] = nil
        inquiries[call] = nil
        phones = phones.filter { !$0.key.text.hasPrefix("\(call)-") }
        await route()
    }

}

extension LiveEntry {
    func waiting(_ call: CallID, since: Moment, isHead: Bool) -> WaitingCall {
        WaitingCall(
            call,
            in: context.queue ?? CallQueue.standard,
            since: since,
            standing: facts?.standing ?? .plain,
            ownManager: facts?.ownManager,
            allowed: facts?.allowed,
            isHead: isHead
        )
    }
}

extension Transaction {
    /// Whether the exchange is there, for those who look after the house.
    fileprivate func noteExchange(isUp: Bool) throws {
        try set("telephone.exchange", to: "\(isUp ? "up" : "down") \(now.milliseconds)")
        try announce(.exchange)
    }
}

extension Store.Channel {
    /// The exchange has come or gone.
    package static let exchange = Store.Channel("exchange")
}

extension Snapshot {
    /// Whether the exchange is there, and since when that is so; nil: none was ever seen.
    package func exchangeState() throws -> (isUp: Bool, since: Moment)? {
        let words = try setting("telephone.exchange")?.split(separator: " ") ?? []
        guard words.count == 2, let since = Int64(words[1]) else { return nil }
        return (words[0] == "up", Moment(milliseconds: since))
    }
}
