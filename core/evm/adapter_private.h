#pragma once

#include <map>
#include <set>

#include "evm/bloom.h"
#include "evm/erc8004_decoder.h"
#include "evm/evm_adapter.h"
#include "evm/header_reader.h"
#include "evm/log_decoder.h"
#include "evm/range_sizer.h"
#include "rpc/endpoint_pool.h"
#include "rpc/ws_subscription.h"

namespace signalbox::evm {

/// Logs of one range, from as many answers as it took.
struct FetchedLogs {
    DecodedLogs decoded;
    qint64 bytes = 0;
    double decodeMs = 0;
    qint64 endpoint = 0;  ///< that gave the last answer
};

struct FetchedHeaders {
    std::vector<Header> headers;  ///< ascending
    qint64 bytes = 0;
    double decodeMs = 0;
    qint64 endpoint = 0;
    const Header* find(Height number) const;
};

class EvmAdapter::Private {
public:
    Private(EvmAdapter& owner, EvmAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates);

    EvmAdapter& q;
    EvmAdapterConfig config;
    rpc::EndpointPool pool;
    LogDecoder logDecoder;
    HeaderReader headerReader;
    Erc8004Decoder events;
    BloomTrust blooms;
    RangeSizer sizer;
    std::vector<std::unique_ptr<rpc::WsSubscription>> subscriptions;

    std::optional<chain::BlockRef> newest;  ///< highest head given out
    QDateTime newestAt;
    int lowerHeads = 0;        ///< answers below it, one after another
    bool unconfirmed = false;  ///< the first or a doubtful head, and no other endpoint answered: chain/head_rule.h
    rpc::Clock::time_point judgedAt{};
    std::optional<chain::BlockRef> finalized;
    std::optional<bool> finalizedTag;
    rpc::Clock::time_point finalizedAt{};
    std::map<Height, Bytes32> recent;  ///< headers above finalized that were given out
    std::size_t maxAddresses = 500;
    qint64 wideRequests = 0;

    void subscribe();
    void showWebSocket(EndpointSnapshot& endpoint, const rpc::WsSubscription& subscription) const;
    Height finalizedHeight() const;

    QCoro::Task<Expected<std::optional<Header>>> block(QByteArray tag, qint64 only, qint64* endpoint);
    QCoro::Task<std::optional<Error>> refreshFinalized(qint64 endpoint);
    QCoro::Task<Expected<Done>> judgeHead(chain::BlockRef head, qint64 endpoint);
    QCoro::Task<std::optional<chain::BlockRef>> otherHead(qint64 endpoint);
    bool takeBack(const chain::BlockRef& head, bool sure);
    QCoro::Task<Expected<FetchedHeaders>> fetchHeaders(std::vector<Height> numbers, qint64 only);
    /// The headers of one batch that were answered; of one block alone: it, or a refusal.
    QCoro::Task<tl::expected<FetchedHeaders, rpc::Refusal>> headerBatch(std::vector<Height> numbers, qint64 only,
                                                                        qint64 avoid);
    bool batchTooLarge(const rpc::Refusal& refusal, int size);
    QCoro::Task<FetchedHeaders> mendHeaders(FetchedHeaders headers, qint64 only);

    QCoro::Task<Expected<FetchedLogs>> fetchLogs(Interval range, LogFilter filter, qint64 only, qint64 avoid);
    QCoro::Task<Expected<FetchedLogs>> fetchPart(Interval range, LogFilter filter, qint64 only, qint64 avoid);
    QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> getLogs(Interval range, std::optional<Bytes32> hash,
                                                                 LogFilter filter, qint64 only, qint64 avoid);
    QCoro::Task<Expected<FetchedLogs>> oneHeavyBlock(Height number, LogFilter filter, qint64 only);
    QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> receipts(Header header, LogFilter filter, qint64 only);
    QCoro::Task<bool> anyLogs(FetchedHeaders headers, Interval stretch, LogFilter filter);
    bool looksCut(const FetchedLogs& logs) const;
    static void add(FetchedLogs& into, FetchedLogs&& part);

    QCoro::Task<Expected<sync::Fetched>> fetchOnce(sync::FetchRequest request, LogFilter filter, qint64 only,
                                                   qint64 avoid);
    QCoro::Task<Expected<sync::Fetched>> fetchConfirmed(sync::FetchRequest request, LogFilter filter);
    QCoro::Task<Expected<FetchedLogs>> logsByHash(Header header, LogFilter filter, qint64 avoid);
    QCoro::Task<Expected<sync::Fetched>> fetchLive(sync::FetchRequest request, LogFilter filter);
    QCoro::Task<Expected<FetchedLogs>> liveLogs(Header header, LogFilter filter, qint64 endpoint);
    std::optional<Error> checkHeaders(const FetchedHeaders& headers) const;
    QCoro::Task<bool> agreesWithRecent(std::vector<Header> headers, qint64 endpoint);
    void remember(const std::vector<Header>& headers);
    /// The stretch whose blooms contradict the missing logs; empty: nothing suspicious.
    Interval suspects(const FetchedHeaders& headers, const FetchedLogs& logs, const LogFilter& filter, Interval range);
    void noteUnknown(const RegistryLog& log) const;
    Expected<sync::Fetched> assemble(const sync::FetchRequest& request, FetchedLogs logs, FetchedHeaders headers);
};

Error inconsistent(const QString& what);

}  // namespace signalbox::evm
