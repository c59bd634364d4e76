// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/node_client.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

#include <QElapsedTimer>
#include <deque>

namespace signalbox::canopy {

using rpc::AnswerBuffer;
using rpc::ErrorClass;
using rpc::Fault;

namespace {

constexpr quint64 perPage = 5000;
constexpr std::size_t pagesAtOnce = 8;

/// The node itself limits an answer to 3 s; its transfer may take longer on a slow line.
constexpr rpc::HttpLimits limits{qint64(200) << 20, 6'000, 60'000};

constexpr char unusableAnswer[] = "unusable";

Fault faultOf(const char* network, const Message& what)
{
    Fault fault;
    fault.network = QLatin1String(network);
    fault.finding = what;
    return fault;
}

/// Unreadable text is classified as "not a Canopy node" only if it does not start as JSON.
Fault unreadable(const AnswerBuffer& body, const Message& what)
{
    const auto text = body.view();
    const auto begin = text.find_first_not_of(" \t\r\n");
    const bool json = begin == std::string_view::npos || text[begin] == '{' || text[begin] == '[';
    return faultOf(json ? "incomplete" : "bad_json", what);
}

rpc::Refusal changedList()
{
    return refusal(ErrorClass::Transient,
                   Error::make(ErrorKind::Retryable, "RPC_INCONSISTENT",
                               Message(QT_TRANSLATE_NOOP(
                                   "Engine", "A list of the node changed while it was read. It is read again."))));
}

rpc::Refusal incompleteBlock()
{
    return refusal(
        ErrorClass::Transient,
        Error::make(ErrorKind::Retryable, "RPC_INCONSISTENT",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "The node does not return all transactions and events of a block. The request is repeated."))));
}

/// A node that fails to read a list also returns an empty one; accepting it would close every key. The totals in the
/// same state distinguish the two.
bool emptiedOf(const State& state)
{
    return (state.validators.empty() && state.supply.staked > 0) ||
           (state.accounts.empty() && state.pools.empty() && state.supply.total > 0);
}

QByteArray heightBody(Height height)
{
    return "{\"height\":" + QByteArray::number(height) + '}';
}

QByteArray pageBody(Height height, quint64 page, quint64 size = perPage)
{
    return "{\"height\":" + QByteArray::number(height) + ",\"pageNumber\":" + QByteArray::number(page) +
           ",\"perPage\":" + QByteArray::number(size) + '}';
}

/// Number of rows that a whole list must have on this page; an answer with fewer was cut.
template <class T>
std::optional<QString> shortfall(const Page<T>& page)
{
    if (page.whole || page.perPage == 0)
        return std::nullopt;
    const quint64 first = (std::max<quint64>(page.number, 1) - 1) * page.perPage;
    const quint64 due = page.totalCount <= first ? 0 : std::min(page.perPage, page.totalCount - first);
    if (page.rows.size() == due)
        return std::nullopt;
    return u"page %1 has %2 instead of %3"_s.arg(page.number).arg(plural(qint64(page.rows.size()), "row")).arg(due);
}

/// Computed from the rows, so that a node that counts its pages wrong does not get requests for nonexistent pages.
template <class T>
quint64 pagesOf(const Page<T>& first)
{
    if (first.whole || first.perPage == 0)
        return 1;
    return first.totalCount / first.perPage + (first.totalCount % first.perPage == 0 ? 0 : 1);
}

template <class T>
std::optional<QString> shortfall(const T&)
{
    return std::nullopt;
}

}  // namespace

std::optional<rpc::Verdict> judge(const Fault& fault)
{
    rpc::Verdict verdict;
    if (fault.network == QLatin1String(unusableAnswer)) {
        verdict.kind = ErrorClass::Unsupported;
        return verdict;
    }
    if (!fault.network.isEmpty() && fault.network != "web_page"_L1)
        return std::nullopt;  // a proxy may send 404 as a page
    if (fault.httpStatus == 404 || fault.httpStatus == 405)
        verdict.kind = ErrorClass::Unsupported;
    else if (fault.httpStatus == 400)
        verdict.kind = ErrorClass::FatalParams;
    else
        return std::nullopt;
    return verdict;
}

rpc::Refusal refusal(ErrorClass kind, Error error)
{
    rpc::Refusal refusal;
    refusal.verdict.kind = kind;
    refusal.error = std::move(error);
    return refusal;
}

NodeClient::NodeClient(ChainIdentity identity, std::shared_ptr<rpc::RateRegistry> rates)
    : m_identity(identity), m_pool(static_cast<qint64>(identity.chainId), std::move(rates))
{
    m_pool.speak(dialect());
}

rpc::Call NodeClient::call(const Question& question) const
{
    rpc::Call call;
    call.method = question.route;
    call.path = QByteArray("/v1/query/") + question.route;
    call.body = question.body;
    call.judge = judge;
    call.only = question.only;
    call.avoid = question.avoid;
    call.highest = question.highest;
    call.limits = limits;
    if (m_faults)
        m_faults->watch(call);
    return call;
}

rpc::Dialect NodeClient::dialect()
{
    rpc::Dialect dialect;
    dialect.manySmall = true;
    dialect.identity = [this](rpc::Dialect::Identity* identity) {
        rpc::Call asking = call({"cert-by-height", heightBody(0)});
        asking.read = [this, identity](const AnswerBuffer& body) -> std::optional<Fault> {
            const auto document = m_reader.parse(body.view());
            if (!document)
                return unreadable(body, Message(document.error().what));
            std::string fault;
            const Fields header = Fields(*document, &fault).object("header");
            const quint64 chain = header.number("chainId"), network = header.number("networkID");
            if (!fault.empty())
                return faultOf("incomplete", Message(QString::fromStdString(fault)));
            if (chain == 0)
                return faultOf("incomplete", Message(QT_TRANSLATE_NOOP("Engine", "the node has no certificate yet")));
            identity->ours =
                chain == m_identity.chainId && (m_identity.networkId == 0 || network == m_identity.networkId);
            identity->seen = u"%1 of network %2"_s.arg(chain).arg(network);
            return std::nullopt;
        };
        return asking;
    };
    dialect.height = [this](std::optional<Height>* height) {
        rpc::Call asking = call({"height", "{}"});
        asking.read = [this, height](const AnswerBuffer& body) -> std::optional<Fault> {
            const auto document = m_reader.parse(body.view());
            const auto read = document ? readHeight(*document) : Read<quint64>(tl::unexpected(document.error()));
            if (!read)
                return unreadable(body, Message(read.error().what));
            *height = static_cast<Height>(*read) - 1;
            return std::nullopt;
        };
        return asking;
    };
    return dialect;
}

template <class T>
QCoro::Task<Asked<T>> NodeClient::ask(Question question, Reader<T> reader, std::shared_ptr<Tally> tally)
{
    std::optional<T> value;
    rpc::Call asking = call(question);
    asking.read = [&](const AnswerBuffer& body) -> std::optional<Fault> {
        QElapsedTimer clock;
        clock.start();
        const auto document = m_reader.parse(body.view());
        if (!document)  // a node that fails to open a state sends an empty body with status 200
            return unreadable(body, Message(document.error().what));
        auto read = reader(*document);
        if (!read)
            return faultOf("incomplete", Message(read.error().what));
        if (const auto lack = shortfall(*read))
            return faultOf("incomplete", Message(QLatin1String(question.route) + u": "_s + *lack));
        value = std::move(*read);
        tally->decodeMs += static_cast<double>(clock.nsecsElapsed()) / 1e6;
        return std::nullopt;
    };
    auto pending = m_pool.call(asking);
    const rpc::Outcome outcome = co_await pending;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    tally->add(*outcome);
    co_return std::move(*value);
}

QCoro::Task<Asked<Height>> NodeClient::tip(qint64 only, qint64 avoid, std::shared_ptr<Tally> tally)
{
    const auto asked = m_pool.heads().ask();
    auto asking = ask<quint64>({"height", "{}", only, avoid}, readHeight, tally);
    const auto height = co_await asking;
    if (!height)
        co_return tl::unexpected(height.error());
    m_pool.heads().seen(tally->endpoint, static_cast<Height>(*height) - 1, asked);
    co_return static_cast<Height>(*height);
}

template <class T>
QCoro::Task<Asked<std::vector<T>>> NodeClient::list(const char* route, Height height, qint64 only,
                                                    Reader<Page<T>> reader, std::shared_ptr<Tally> tally)
{
    auto asking = ask<Page<T>>({route, pageBody(height, 1), only}, reader, tally);
    auto first = co_await asking;
    if (!first)
        co_return tl::unexpected(first.error());
    std::vector<T> rows = std::move(first->rows);
    const quint64 total = first->totalCount;
    // Pages of one height do not change, so they may arrive in any order; their consistency is checked all the same.
    // A node may claim any number of them: a few are requested at a time, and none after an invalid one.
    const quint64 pages = pagesOf(*first);
    std::deque<QCoro::Task<Asked<Page<T>>>> more;
    std::optional<rpc::Refusal> refused;
    for (quint64 next = 2; !more.empty() || (next <= pages && !refused);) {
        while (!refused && next <= pages && more.size() < pagesAtOnce)
            more.push_back(ask<Page<T>>({route, pageBody(height, next++), only}, reader, tally));
        auto pending = std::move(more.front());
        more.pop_front();
        auto page = co_await pending;
        if (!page)
            refused = page.error();
        else if (page->rows.empty() || page->totalCount != total)
            refused = changedList();
        else
            rows.insert(rows.end(), std::make_move_iterator(page->rows.begin()),
                        std::make_move_iterator(page->rows.end()));
    }
    if (refused)
        co_return tl::unexpected(*refused);
    const auto byKey = [](const T& row) -> decltype(auto) { return keyOf(row); };
    sortBy(rows, byKey);
    const bool twice = std::adjacent_find(rows.begin(), rows.end(),
                                          [&](const T& a, const T& b) { return byKey(a) == byKey(b); }) != rows.end();
    if (twice || (!first->whole && rows.size() != total))
        co_return tl::unexpected(changedList());
    co_return rows;
}

QCoro::Task<Asked<std::vector<NonSigner>>> NodeClient::nonSigners(Height height, qint64 only,
                                                                  std::shared_ptr<Tally> tally)
{
    return ask<std::vector<NonSigner>>({"non-signers", heightBody(height), only}, readNonSigners, tally);
}

QCoro::Task<Asked<std::vector<Validator>>> NodeClient::validators(Height height, qint64 only,
                                                                  std::shared_ptr<Tally> tally)
{
    return list<Validator>("validators", height, only, readValidators, tally);
}

QCoro::Task<Asked<std::vector<DoubleSigner>>> NodeClient::doubleSigners(qint64 only, std::shared_ptr<Tally> tally)
{
    return ask<std::vector<DoubleSigner>>({"double-signers", heightBody(0), only}, readDoubleSigners, tally);
}

QCoro::Task<Asked<std::optional<Certificate>>> NodeClient::certificate(Height height, qint64 only,
                                                                       std::shared_ptr<Tally> tally)
{
    return ask<std::optional<Certificate>>({"cert-by-height", heightBody(height), only}, readCertificateAnswer, tally);
}

QCoro::Task<Asked<quint64>> NodeClient::poolCount(Height height, qint64 only, std::shared_ptr<Tally> tally)
{
    auto asking = ask<Page<Pool>>({"pools", pageBody(height, 1, 1), only}, readPools, tally);
    const auto page = co_await asking;
    if (!page)
        co_return tl::unexpected(page.error());
    co_return page->totalCount;
}

QCoro::Task<Asked<std::shared_ptr<const State>>> NodeClient::state(Height height, qint64 only,
                                                                   std::shared_ptr<Tally> tally)
{
    const auto question = [&](const char* route) { return Question{route, heightBody(height), only}; };
    // All at once: the pool respects the endpoint's limits. Each is awaited, whatever the results of the others.
    auto accounts = list<Account>("accounts", height, only, readAccounts, tally);
    auto validators = list<Validator>("validators", height, only, readValidators, tally);
    auto pools = list<Pool>("pools", height, only, readPools, tally);
    auto orders = list<Order>("orders", height, only, readOrders, tally);
    auto prices = ask<std::vector<DexPrice>>(question("dex-price"), readDexPrices, tally);
    auto locked = ask<DexItems>(question("dex-batch"), readDexBatches, tally);
    auto next = ask<DexItems>(question("next-dex-batch"), readDexBatches, tally);
    auto params = ask<Params>(question("params"), readParams, tally);
    auto supply = ask<Supply>(question("supply"), readSupply, tally);
    auto committees = ask<std::vector<Committee>>(question("committees-data"), readCommittees, tally);
    auto subsidized = ask<std::vector<quint64>>(question("subsidized-committees"), readNumbers, tally);
    auto retired = ask<std::vector<quint64>>(question("retired-committees"), readNumbers, tally);
    auto silent = ask<std::vector<NonSigner>>(question("non-signers"), readNonSigners, tally);

    auto state = std::make_shared<State>();
    state->height = height;
    std::optional<rpc::Refusal> refused;
    const auto keep = [&](auto&& answer, auto& into) {
        if (answer)
            into = std::move(*answer);
        else if (!refused)
            refused = answer.error();
    };
    keep(co_await accounts, state->accounts);
    keep(co_await validators, state->validators);
    keep(co_await pools, state->pools);
    keep(co_await orders, state->orders);
    keep(co_await prices, state->prices);
    keep(co_await locked, state->locked);
    keep(co_await next, state->pending);
    keep(co_await params, state->params);
    keep(co_await supply, state->supply);
    keep(co_await committees, state->committees);
    keep(co_await subsidized, state->subsidized);
    keep(co_await retired, state->retired);
    keep(co_await silent, state->nonSigners);
    if (!refused && emptiedOf(*state))
        refused = changedList();
    if (refused)
        co_return tl::unexpected(*refused);
    state->poolCount = state->pools.size();
    state->counts = countValidators(state->validators);
    co_return std::shared_ptr<const State>(std::move(state));
}

QCoro::Task<Asked<std::optional<Block>>> NodeClient::block(Height height, qint64 only, std::shared_ptr<Tally> tally)
{
    auto asking = ask<std::optional<ReadBlock>>({"block-by-height", heightBody(height), only}, readBlock, tally);
    auto read = co_await asking;
    if (!read)
        co_return tl::unexpected(read.error());
    if (!*read)
        co_return std::optional<Block>();
    if ((*read)->block.header.height != height)
        co_return tl::unexpected(refusal(
            ErrorClass::Transient,
            Error::make(ErrorKind::Retryable, "RPC_INCONSISTENT",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine",
                                    "Block %2 was requested, but the node returned block %1. The request is repeated."))
                            .arg((*read)->block.header.height)
                            .arg(height))));
    auto completing = complete(std::move(**read), only, tally);
    auto whole = co_await completing;
    co_return whole;
}

QCoro::Task<Asked<std::optional<Block>>> NodeClient::blockByHash(QByteArray hash, qint64 only,
                                                                 std::shared_ptr<Tally> tally)
{
    auto asking =
        ask<std::optional<ReadBlock>>({"block-by-hash", "{\"hash\":\"" + hash.toHex() + "\"}", only}, readBlock, tally);
    auto read = co_await asking;
    if (!read)
        co_return tl::unexpected(read.error());
    if (!*read)
        co_return std::optional<Block>();
    auto completing = complete(std::move(**read), only, tally);
    auto whole = co_await completing;
    co_return whole;
}

QCoro::Task<Asked<std::optional<Block>>> NodeClient::complete(ReadBlock read, qint64 only, std::shared_ptr<Tally> tally)
{
    Block& block = read.block;
    for (const char* route : {"txs-by-height", "events-by-height"}) {
        const bool transactions = route[0] == 't';
        if (transactions ? !read.lacksTransactions : !read.lacksEvents)
            continue;
        const auto reader = transactions ? readTransactionPage : readEventPage;
        quint64 have = 0;
        for (quint64 page = 1, due = 1; have < due; ++page) {
            auto asking = ask<ReadList>({route, pageBody(block.header.height, page), only}, reader, tally);
            auto part = co_await asking;
            if (!part && !transactions && part.error().is(ErrorClass::Unsupported))
                break;  // then no rows were omitted
            if (!part)
                co_return tl::unexpected(part.error());
            due = part->totalCount;
            const quint64 came = transactions ? part->transactions.size() : part->events.size();
            have += came;
            if (came == 0 && have < due)
                co_return tl::unexpected(incompleteBlock());
            const auto move = [](auto& from, auto& to) {
                to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
            };
            move(part->transactions, block.transactions);
            move(part->certificates, block.certificates);
            move(part->events, block.events);
        }
    }
    if (read.lacksEvents)  // these routes return the newest first
        std::reverse(block.events.begin(), block.events.end());
    sortBy(block.transactions, [](const Transaction& tx) { return tx.index; });
    if (block.transactions.size() != block.header.txs)
        co_return tl::unexpected(incompleteBlock());
    co_return std::optional<Block>(std::move(block));
}

QCoro::Task<Asked<Bulk>> NodeClient::bulk(Height height, qint64 only, std::shared_ptr<Tally> tally)
{
    std::optional<Bulk> value;
    rpc::Call asking = call({"indexer-blobs", heightBody(height), only});
    asking.read = [&](const AnswerBuffer& body) -> std::optional<Fault> {
        QElapsedTimer clock;
        clock.start();
        bool unusable = false;
        auto read = readBulk(body.view(), height, &unusable);
        if (!read)
            return faultOf(unusable ? unusableAnswer : "incomplete", Message(read.error().what));
        value = std::move(*read);
        tally->decodeMs += static_cast<double>(clock.nsecsElapsed()) / 1e6;
        return std::nullopt;
    };
    auto pending = m_pool.call(asking);
    const rpc::Outcome outcome = co_await pending;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    tally->add(*outcome);
    co_return std::move(*value);
}

QCoro::Task<Asked<QByteArray>> NodeClient::get(QByteArray path, qint64 only, std::shared_ptr<Tally> tally)
{
    QByteArray answer;
    rpc::Call asking = call({"", QByteArray(), only});
    asking.path = path;
    asking.method = "GET";
    asking.read = [&](const AnswerBuffer& body) -> std::optional<Fault> {
        if (body.size() == 0)
            return faultOf("incomplete", Message(QT_TRANSLATE_NOOP("Engine", "an empty answer")));
        answer = QByteArray(body.data(), static_cast<qsizetype>(body.size()));
        return std::nullopt;
    };
    auto pending = m_pool.call(asking);
    const rpc::Outcome outcome = co_await pending;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    tally->add(*outcome);
    co_return answer;
}

}  // namespace signalbox::canopy
