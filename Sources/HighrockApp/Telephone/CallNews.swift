import CallCenter
import CallsWeb
import Pages
import ServiceLifecycle

/// Tells open pages whenever a call of theirs has changed, whichever node holds the exchange.
struct CallNews: Service {
    let watch: CallWatch
    let live: LiveHub

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await watch.run(
                tell: { [live] people in await live.tell(people.map(CallTopics.ringing)) },
                tellBoards: { [live] in await live.tell([CallTopics.board]) },
                tellExchange: { [live] in await live.tell([CallTopics.exchange]) }
            )
        }
    }
}
