import Basics
import TestSupport

@testable import Telephony

/// A call that lives through whatever chance brings: people who put phones down, wishes that fit or don't, an exchange that goes away.
struct RandomLife {
    private(set) var trial: Trial
    private var exchange: PaperExchange
    private var random: SeededRandom
    private var refusals: [(ExchangeRequest, TelephonyFault)] = []
    private var seeks = 0
    /// The most of our own phones that were in one room with the outsider without a conference.
    private(set) var mostAgents = 0

    init(seed: UInt64, _ mischief: PaperExchange.Mischief) {
        random = SeededRandom(seed: seed)
        if seed % 4 == 3 {
            let errand = Errand(
                phone: .anna,
                patience: .seconds(20),
                number: Endpoint(technology: "PJSIP", resource: "7916@trunk"),
                name: CallerName(name: "", number: "7916"),
                ringing: .seconds(30)
            )
            // By the keys of a phone, or from a page.
            let isByKeys = seed % 8 == 7
            let keyed = CallMachine("c", from: Trial.desk, out: errand, by: .plain, at: .noon)
            trial = Trial(isByKeys ? keyed : CallMachine("c", out: errand, by: .plain, at: .noon))
            exchange = PaperExchange(mischief, caller: isByKeys ? Trial.desk : nil)
        } else {
            var plan = CallPlan.plain
            if seed % 4 == 1, let key = Digit("1") {
                plan.greeting = [.named("hello-world")]
                plan.menu = Menu(prompt: [.named("demo-instruct")], keys: [key])
                plan.callbackKey = key
                if seed % 16 == 1 { plan.next = .message(atMost: .seconds(30)) }
            }
            trial = Trial(plan)
            exchange = PaperExchange(mischief, caller: Trial.caller)
        }
        perform()
    }

    /// We are ended and started again; nothing is told after that.
    mutating func restart() throws {
        try trial.restart()
        trial.passAll()
    }

    /// Lets chance rule for a while, then only lets time pass.
    mutating func run(steps: Int) {
        for _ in 0..<steps where !trial.machine.isOver { step() }
    }

    /// From here on nothing is told: a call must end all the same.
    mutating func fallSilent() {
        trial.passAll()
    }

    private mutating func step() {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: drop()
        case 1, 2, 3: wish()
        case 4: key()
        case 5: away()
        default: pass()
        }
        perform()
        count()
    }

    private mutating func pass() {
        trial.pass(Double.random(in: 0...4, using: &random))
        perform()
        for event in exchange.tell(at: trial.now) {
            trial.hear(event)
            perform()
        }
    }

    private mutating func drop() {
        guard let channel = exchange.living.randomElement(using: &random) else { return }
        exchange.drop(channel, at: trial.now, &random)
    }

    private mutating func wish() {
        let phones: [Endpoint] = [.anna, .boris, .vera]
        let phone = phones[Int.random(in: 0..<3, using: &random)]
        let wishes: [CallWish] = [
            .ring(phone, for: .seconds(10)), .ring(phone, for: .seconds(10)), .ring(phone, for: .seconds(10)),
            .withdraw, .hold,
            .retrieve, .consult(phone, for: .seconds(10)), .consult(phone, for: .seconds(10)), .swap, .conference,
            .complete,
            .cancel, .transfer(phone, for: .seconds(10)), .requeue, .listen(phone, .nobody, for: .seconds(10)),
            .whisper(.agent),
            .pauseRecording, .resumeRecording, .hangUp, .say([.digits(3)]),
            .offer(Menu(prompt: [.digits(1)], keys: [])), .wrapUpDone("c-1"), .wrapUpDone("c-2"),
            .wrapUpDone(Trial.desk),
            .declineTransfer("c-1"),
        ]
        guard let wish = wishes.randomElement(using: &random) else { return }
        trial.wish(wish)
    }

    private mutating func key() {
        guard let key = Digit("1") else { return }
        trial.hear(.digit(.sample(trial.machine.outsider.channel), key))
    }

    private mutating func away() {
        if exchange.isAway {
            exchange.isAway = false
            if random.happens(0.2) { exchange.die(at: trial.now) }
            trial.take(.found(exchange.snapshot))
        } else {
            exchange.isAway = true
            trial.take(.lost)
        }
    }

    /// Does what the call asked for, and what it asks for when that is not granted.
    private mutating func perform() {
        for _ in 0..<20 {
            let asked = trial.drain()
            if asked.isEmpty { return }
            for act in asked {
                switch act {
                case .ask(let request):
                    if let fault = exchange.perform(request, at: trial.now, &random) {
                        trial.take(.refused(request, fault))
                    }
                case .look: trial.take(.found(exchange.snapshot))
                default: break
                }
            }
        }
    }

    private mutating func count() {
        if case .everybody = trial.company { return }
        guard let room = exchange.rooms[trial.machine.outsider.channel], room != trial.machine.plan.holdRoom else {
            return
        }
        let agents = trial.machine.legs.count { $0.line == .up && exchange.rooms[$0.channel] == room }
        mostAgents = max(mostAgents, agents)
    }
}
