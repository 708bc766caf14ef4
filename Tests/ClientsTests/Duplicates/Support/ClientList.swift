import Basics
import Clients

/// A list of clients of which it is known who stands there more than once.
struct ClientList {
    var profiles: [Profile] = []
    /// Who each really is.
    var truth: [Int] = []

    /// - Parameters:
    ///   - repeated: how many of a hundred people stand there again.
    ///   - copies: how often again, at most.
    ///   - errors: how many mistakes each copy has, at most; at least one.
    static func made(people: Int, repeated: Int, copies: Int, errors: Int, seed: UInt64) -> ClientList {
        var dice = Dice(seed: seed)
        let town = Town(dice: &dice)
        let clerk = SloppyClerk(town: town)
        var humans: [(Human, Int)] = []
        var person = 0
        while person < people {
            for human in town.household(&dice) where person < people {
                humans.append((human, person))
                if dice.upTo(100) < repeated {
                    for _ in 0...dice.upTo(copies) {
                        humans.append((clerk.copy(of: human, errors: 1 + dice.upTo(errors), &dice), person))
                    }
                }
                person += 1
            }
        }
        humans.shuffle(using: &dice)
        return ClientList(profiles: humans.map(\.0.profile), truth: humans.map(\.1))
    }
}
