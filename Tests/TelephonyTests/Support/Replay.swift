import Basics

@testable import Telephony

/// A call that lives through what was recorded: what was asked of the exchange then is wished for now, or was asked by the call itself.
struct Replay {
    private(set) var trial: Trial?
    /// The recording's channels by what the call knows them as.
    private var names: [ChannelID: ChannelID] = [:]
    private var clock = 0.0
    private let plan: CallPlan

    init(_ log: RecordedLog) throws {
        var plan = CallPlan.plain
        let isGreeted = log.entries.contains { item in
            if case .request(let request) = item.entry { request.path.contains("/play/pb-") } else { false }
        }
        if isGreeted { plan.greeting = [.named("queue-thankyou")] }
        self.plan = plan
        for (seconds, entry) in log.entries {
            trial?.pass(max(0, seconds - clock))
            clock = max(clock, seconds)
            switch entry {
            case .event(let event): hear(event)
            case .request(let request): wish(request)
            }
        }
        trial?.passAll()
    }

    private mutating func hear(_ event: AriEvent) {
        if trial == nil, case .entered(let channel, let arguments, _) = event.kind, arguments.first == "inbound" {
            trial = Trial(CallMachine("c", from: channel, to: "100", by: plan, at: .noon))
            names[channel.id] = channel.id
        } else if trial != nil {
            trial?.take(.exchange(event.renamed { names[$0] ?? $0 }))
        }
    }

    private mutating func wish(_ request: RecordedLog.Request) {
        let parts = request.path.split(separator: "/").map(String.init)
        switch (request.method, parts.first, parts.count) {
        case ("POST", "channels", 1): ring(request)
        case ("POST", "channels", 2) where parts[1] == "create": called(request)
        case ("POST", "bridges", 3) where parts[2] == "addChannel": join(request)
        case ("DELETE", "channels", 2): hangUp(ChannelID(parts[1]))
        default: break
        }
    }

    /// Somebody's phone was rung: for the caller, to be asked, or to call out with.
    private mutating func ring(_ request: RecordedLog.Request) {
        guard let endpoint = request.query["endpoint"].flatMap(Endpoint.init) else { return }
        let patience = Duration.seconds(Int(request.query["timeout"] ?? "") ?? 20)
        let purpose = request.query["appArgs"] ?? ""
        if trial == nil { begin(purpose, endpoint, patience) }
        let before = trial?.machine.legs.count ?? 0
        if purpose != "c2c-agent" {
            let isTalk = trial?.agent != nil
            trial?.wish(
                purpose == "consult"
                    ? .consult(endpoint, for: patience)
                    : purpose == "sup"
                        ? .listen(endpoint, .nobody, for: patience)
                        : isTalk ? .transfer(endpoint, for: patience) : .ring(endpoint, for: patience)
            )
        }
        guard let leg = trial?.machine.legs.last, purpose == "c2c-agent" || trial?.machine.legs.count != before else {
            return
        }
        if let channel = request.query["channelId"] { names[ChannelID(channel)] = leg.channel }
        if request.status >= 400 {
            let asked = Origination(leg.channel, leg.endpoint, for: patience)
            trial?.take(.refused(.ring(asked), .refused(Refused(rawValue: request.status) ?? .other, words: "")))
        }
    }

    /// A trial in which no caller was: one is thought of.
    private mutating func begin(_ purpose: String, _ phone: Endpoint, _ patience: Duration) {
        guard purpose == "c2c-agent" else {
            trial = Trial(plan)
            return
        }
        let errand = Errand(
            phone: phone,
            patience: patience,
            number: Endpoint(technology: "PJSIP", resource: "79161234567@trunk"),
            name: CallerName(name: "", number: "79161234567"),
            ringing: .seconds(20)
        )
        trial = Trial(CallMachine("c", out: errand, by: plan, at: .noon))
    }

    private mutating func called(_ request: RecordedLog.Request) {
        if let channel = request.query["channelId"] { names[ChannelID(channel)] = "c-0" }
    }

    /// Who is moved tells what was wished for.
    private mutating func join(_ request: RecordedLog.Request) {
        guard let trial, let company = trial.company,
            let moved = request.query["channel"].flatMap({ names[ChannelID($0)] })
        else { return }
        let isToHold = request.path.contains("/hold-")
        switch company {
        case .consulted(moved) where isToHold: self.trial?.wish(.swap)
        case .outsider(aside: moved) where !isToHold: self.trial?.wish(.conference)
        default: break
        }
    }

    private mutating func hangUp(_ channel: ChannelID) {
        guard let trial, let moved = names[channel], trial.machine.phase != .parted, !trial.machine.isOver else {
            return
        }
        if case .everybody = trial.company, moved == trial.agent {
            self.trial?.wish(.complete)
        } else if moved == trial.machine.outsider.channel || moved == trial.agent {
            self.trial?.wish(.hangUp)
        }
    }
}
