// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <functional>
#include <list>
#include <memory>
#include <set>
#include <vector>

#include "rpc/endpoint_entry.h"
#include "rpc/http_transport.h"
#include "support/bytes.h"
#include "support/task_scope.h"

namespace signalbox::rpc {

/// One exchange with whichever endpoint is best. `read` decodes the body (it is called once for each attempt) and
/// answers a fault when the endpoint refused or talked nonsense.
struct Call {
    const char* method = "";
    int count = 1;  ///< elements, when a batch
    QByteArray body;
    std::function<std::optional<Fault>(const AnswerBuffer&)> read;
    QByteArray path;  ///< behind that of the URL, for nodes that have many routes
    std::function<std::optional<Verdict>(const Fault&)> judge = {};  ///< what a fault means, before the common tables
    qint64 only = 0;                                                 ///< this endpoint or none
    qint64 avoid = 0;                                                ///< another one, if there is another
    qint64 blocks = 0;                                               ///< of an eth_getLogs
    Height highest = -1;                                             ///< the endpoint must have this block
    bool archive = false;                                            ///< needs old state
    bool timeoutsToCaller = false;  ///< a smaller request may succeed: do not repeat this one
    bool somebodyWaits = false;     ///< a person does: what timed out is not repeated
    bool checked = true;            ///< the chain id must have been verified
    bool first = false;             ///< before others in the line of a limited rate: the head
    HttpLimits limits;
};

struct Served {
    qint64 endpoint = 0;
    qint64 bytes = 0;
    double milliseconds = 0;
};

struct Refusal {
    bool smallerBatch = false;  ///< for the rate of the endpoint: cut by batchSize()
    Fault fault;
    Verdict verdict;
    Error error;
    qint64 endpoint = 0;
    int calls = 0;  ///< of the request
    bool is(ErrorClass kind) const { return verdict.kind == kind; }
};

using Outcome = tl::expected<Served, Refusal>;

/// The questions that a pool asks by itself, for families that do not speak the JSON-RPC of EVM nodes.
struct Dialect {
    struct Identity {
        bool ours = false;
        QString seen;  ///< what it is instead, for people
    };
    std::function<Call(Identity*)> identity;
    std::function<Call(std::optional<Height>*)> height;
    bool manySmall = false;  ///< answers are many and small: see DirectHttp
};

/// The endpoints of one chain. Picks by health, priority, load and latency; waits for rates; repeats what passes by
/// itself elsewhere; hands back refusals that the caller must answer with another request. Lives in the chain worker's
/// thread.
class EndpointPool {
public:
    /// `chainId` 0: not checked (the probe reads it itself).
    EndpointPool(qint64 chainId, std::shared_ptr<RateRegistry> rates);
    ~EndpointPool();

    void speak(Dialect dialect);  ///< before anything is asked
    /// A block that the chain is known to have: an endpoint that gives another one there serves another network. One
    /// that does not give it is believed.
    void expectBlock(Height number, const Bytes32& hash) { m_expected = {number, hash}; }
    void setEndpoints(std::vector<EndpointSettings> endpoints);
    void watchHealth(std::optional<double> blockSeconds);  ///< asks idle endpoints for their height now and then
    void cancel() { m_scope.cancel(); }
    const Cancellation& cancellation() const { return m_scope.cancellation(); }
    TaskScope& scope() { return m_scope; }

    QCoro::Task<Outcome> call(Call call);

    /// The endpoint that the head is followed on; another one only when it fails, lags or goes. 0: none is usable.
    qint64 headEndpoint();
    void leaveHeadEndpoint();
    /// What was known when an endpoint was asked: what is mined while a slow one answers is not its lag.
    struct HeightAsk {
        Clock::time_point at = Clock::now();
        std::optional<Height> best;
    };
    HeightAsk askHeights() const { return {Clock::now(), bestHeight()}; }
    void heightSeen(qint64 endpoint, Height height, const HeightAsk& ask);
    std::optional<Height> bestHeight() const;
    /// Other endpoints contradict its head: for a minute its heights make nobody lag and it is no head endpoint.
    void refuseHeight(qint64 endpoint, const Message& what);

    /// Asks the endpoint for its chain id now; false: it is another chain, or does not answer.
    QCoro::Task<bool> verify(qint64 endpoint);
    void foundWrongChain(qint64 endpoint, const Message& seen);
    void foundOtherNetwork(qint64 endpoint, Height block);
    void distrust(qint64 endpoint, const Message& what);  ///< its answer contradicts itself: counts as a failure
    /// `elements` of a batch that was answered otherwise were refused with this fault. Only a rate fault changes
    /// anything: it counts for the rate that is learned. The caller asks for them again.
    void elementsRefused(qint64 endpoint, int elements, const Fault& fault);

    EndpointEntry* entry(qint64 endpoint);
    bool hasOther(qint64 endpoint) const;  ///< another usable one
    qint64 widestRange() const;            ///< blocks that the most generous usable endpoint takes; 0: no cap known
    int usableCount() const;
    int slots() const;  ///< requests that the usable endpoints take at once
    /// Elements worth sending in a batch to this one, or (0) to every usable one: as many as it takes at once, few
    /// where its rate counts them.
    int batchSize(qint64 endpoint) const;
    /// A larger batch, of at most `available`, that the next one sent there shall try; 0: none.
    int batchToTry(qint64 endpoint, int available);
    double callsPerSecond() const;  ///< that the rates of all allow together; 0: no limit known
    /// Whether the chain's id is worth a call in every batch: not where a rate limits them and it was seen lately, or
    /// where the endpoint takes no larger batches; there it is asked for alone.
    bool identityDue(qint64 endpoint) const;
    Message limitWords() const;  ///< "15 calls/s, learned" when every endpoint has such a limit; else empty
    double medianLatency() const;
    bool waitingForRate() const { return m_waitingForRate > 0 && m_sent == 0; }
    std::optional<Clock::time_point> nextTry() const;  ///< none: at least one can be asked now
    QDateTime nextTryAt() const;
    void tryNow();
    std::vector<EndpointSnapshot> snapshots() const;

private:
    using EntryPtr = std::shared_ptr<EndpointEntry>;
    struct Pick {
        EntryPtr entry;
        qint64 waitMs = -1;  ///< one will be usable after that; -1: none
        bool rate = false;
        bool queued = false;  ///< a usable one has all its places taken
    };
    class Turn;

    EntryPtr find(qint64 id) const;
    Pick pick(const Call& call, const std::set<qint64>& tried) const;
    bool fits(const EndpointEntry& entry, const Call& call, const std::set<qint64>& tried) const;
    QCoro::Task<bool> waitForChange(qint64 milliseconds, std::optional<qint64> place = std::nullopt);
    void wake();                            ///< everybody
    void placesFree(EndpointEntry& entry);  ///< those who wait for no place, and as many as there are places
    QCoro::Task<Outcome> attempt(EntryPtr entry, Call call);
    QCoro::Task<std::optional<Refusal>> check(EntryPtr entry);
    QCoro::Task<bool> givesExpectedBlock(EntryPtr entry);
    QCoro::Task<std::optional<Bytes32>> hashAt(EntryPtr entry, Height number);
    static bool batchFits(const EndpointEntry& entry, const Call& call);
    static Clock::duration identityEvery(const EndpointEntry& entry);
    static bool identityAlone(const EndpointEntry& entry, const Call& call);
    Refusal tooManyAtOnce(const EndpointEntry& entry) const;
    Refusal refuse(EndpointEntry& entry, Fault fault, const Call& call, RateLearner::Id sent = 0);
    Refusal nobody(const Call& call) const;
    QCoro::Task<> healthLoop(std::optional<double> blockSeconds);
    QCoro::Task<> askHeight(qint64 endpoint);

    qint64 m_chainId;
    std::optional<std::pair<Height, Bytes32>> m_expected;
    Dialect m_dialect;
    std::shared_ptr<RateRegistry> m_rates;
    std::vector<EntryPtr> m_entries;
    qint64 m_head = 0;
    int m_waitingForRate = 0;
    int m_sent = 0;
    Height m_lagBlocks = 10;
    struct Waiter {
        Gate* gate;
        std::optional<qint64> place;  ///< waits for a place of that endpoint (0: any); none: for something else
    };
    bool wakeFirst(bool (*whom)(const Waiter&, qint64 endpoint), qint64 endpoint);
    std::list<Waiter> m_waiters;
    TaskScope m_scope;
    HttpTransport m_http;
};

}  // namespace signalbox::rpc
