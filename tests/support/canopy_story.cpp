// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/canopy_story.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "signalbox/literals.h"
#include "support/canopy_story_life.h"

namespace signalbox::test {

using namespace story;

namespace {

QByteArray joined(const std::vector<QByteArray>& rows)
{
    QByteArray list;
    for (const QByteArray& row : rows)
        list += (list.isEmpty() ? "" : ",") + row;
    return '[' + list + ']';
}

QByteArray orNull(const std::vector<QByteArray>& rows)
{
    return rows.empty() ? QByteArray("null") : joined(rows);
}

QByteArray page(const char* type, const std::vector<QByteArray>& rows)
{
    const QByteArray count = QByteArray::number(qint64(rows.size()));
    return "{\"pageNumber\":1,\"perPage\":5000,\"results\":" + joined(rows) + ",\"type\":\"" + type +
           "\",\"count\":" + count + ",\"totalPages\":" + (rows.empty() ? "0" : "1") + ",\"totalCount\":" + count + '}';
}

std::vector<QByteArray> numbers(const std::set<quint64>& values)
{
    std::vector<QByteArray> all;
    for (const quint64 value : values)
        all.push_back(QByteArray::number(value));
    return all;
}

class Recorder {
public:
    Recorder(const CanopyStorySpec& spec, QFile& file) : m_spec(spec), m_file(file) {}

    void line(const QByteArray& route, const QByteArray& request, const QByteArray& response, bool hex = false)
    {
        QJsonObject line{{u"t"_s, m_time++},
                         {u"ms"_s, 1},
                         {u"chain"_s, QString::fromUtf8(m_spec.label)},
                         {u"method"_s, u"POST"_s},
                         {u"path"_s, QString::fromUtf8("/v1/query/" + route)},
                         {u"request"_s, QString::fromUtf8(request)},
                         {u"status"_s, 200}};
        line.insert(hex ? u"response_hex"_s : u"response"_s, QString::fromUtf8(hex ? response.toHex() : response));
        m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    }
    static QByteArray at(Height height) { return "{\"height\":" + QByteArray::number(height) + '}'; }
    static QByteArray paged(Height height)
    {
        return "{\"height\":" + QByteArray::number(height) + ",\"pageNumber\":1,\"perPage\":5000}";
    }

    void block(const Block& block);
    void certificate(const Certificate& certificate);
    void state(const State& state, Height height);
    void bulk(const Block& block, const State& before, const State& after);
    void silent(const State& state, Height height);

private:
    struct Rows {
        std::vector<QByteArray> accounts, validators, pools;
    };
    /// One state as a part of the bulk answer; of the large lists only the items with the given keys.
    QByteArray blob(const State& state, const QByteArray& block, const Rows& rows) const;
    std::vector<QByteArray> pools(const State& state) const;

    const CanopyStorySpec& m_spec;
    QFile& m_file;
    qint64 m_time = 1'767'225'600'000;
};

void Recorder::block(const Block& block)
{
    std::vector<QByteArray> transactions, events;
    QByteArray json = blockForm(block, Form::Json);
    if (m_spec.bareBlocks) {
        // The content of the lists stays text, because Qt's JSON would round numbers.
        const auto cut = [&](const char* name, std::vector<QByteArray>& into) {
            const QByteArray key = QByteArray(",\"") + name + "\":[";
            const qsizetype begin = json.indexOf(key);
            if (begin < 0)
                return;
            qsizetype at = begin + key.size(), first = at;
            int depth = 0;
            for (bool text = false; depth >= 0; ++at) {
                const char c = json[at];
                if (c == '\\' && text)
                    ++at;
                else if (c == '"')
                    text = !text;
                if (text)
                    continue;
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                if (c == '}' && depth == 0) {
                    into.insert(into.begin(), json.mid(first, at + 1 - first));
                    first = at + 2;
                }
            }
            json.remove(begin, at - begin);
        };
        cut("transactions", transactions);
        cut("events", events);
        line("txs-by-height", paged(block.height), page("tx-results-page", transactions));
        line("events-by-height", paged(block.height), page("events-page", events));
    }
    line("block-by-height", at(block.height), json);
}

void Recorder::certificate(const Certificate& certificate)
{
    CanopyWriter to(Form::Json);
    writeCertificate(to, certificate);
    line("cert-by-height", at(certificate.height), to.take());
}

std::vector<QByteArray> Recorder::pools(const State& state) const
{
    std::vector<QByteArray> rows;
    for (const auto& [id, pool] : state.pools)
        rows.push_back(poolForm(id, pool, Form::Json));
    return rows;
}

void Recorder::silent(const State& state, Height height)
{
    std::vector<QByteArray> rows;
    for (const auto& [who, count] : state.silent)
        rows.push_back("{\"address\":\"" + who.toHex() + "\",\"counter\":" + QByteArray::number(count) + '}');
    line("non-signers", at(height), orNull(rows));
    line("pools", paged(height), page("pools", pools(state)));
    rows.clear();
    for (const auto& [who, heights] : state.doubleSigners)
        rows.push_back(doubleSignerForm(who, heights, Form::Json));
    line("double-signers", at(height), orNull(rows));
    rows.clear();
    for (const auto& [who, validator] : state.validators)
        rows.push_back(validatorForm(who, validator, Form::Json));
    line("validators", paged(height), page("validators", rows));
}

void Recorder::state(const State& state, Height height)
{
    std::vector<QByteArray> rows;
    for (const auto& [who, account] : state.accounts)
        rows.push_back(accountForm(who, account, height, m_spec.oldNode, Form::Json));
    line("accounts", paged(height), page("accounts", rows));
    rows.clear();
    for (const auto& [id, order] : state.orders) {
        const QByteArray one = orderForm(id, order, Form::Json);
        rows.push_back(m_spec.oldNode
                           ? "{\"chainID\":" + QByteArray::number(order.committee) + ",\"orders\":[" + one + "]}"
                           : one);
    }
    if (m_spec.oldNode)
        line("orders", at(height), orNull(rows));
    else
        line("orders", paged(height), page("orders", rows));
    std::vector<QByteArray> locked, next, prices;
    for (const auto& [committee, batch] : state.locked) {
        locked.push_back(batchForm(committee, batch, Form::Json));
        if (const auto price = priceForm(m_spec.chainId, committee, batch, Form::Json); !price.isEmpty())
            prices.push_back(price);
    }
    for (const auto& [committee, batch] : state.next)
        next.push_back(batchForm(committee, batch, Form::Json));
    line("dex-batch", at(height), joined(locked));
    line("next-dex-batch", at(height), joined(next));
    line("dex-price", at(height), orNull(prices));
    line("params", at(height), paramsForm(state.params, Form::Json));
    line("supply", at(height), supplyForm(state, Form::Json));
    line("committees-data", at(height), committeesForm(state, Form::Json));
    line("subsidized-committees", at(height), orNull(numbers(state.subsidized)));
    line("retired-committees", at(height), orNull(numbers(state.retired)));
    silent(state, height);
}

QByteArray Recorder::blob(const State& state, const QByteArray& block, const Rows& rows) const
{
    CanopyWriter to(Form::Wire);
    to.bytes(1, block);
    for (const QByteArray& row : rows.accounts)
        to.bytes(2, row);
    for (const QByteArray& row : rows.pools)
        to.bytes(3, row);
    for (const QByteArray& row : rows.validators)
        to.bytes(4, row);
    for (const auto& [committee, batch] : state.locked) {
        if (const auto price = priceForm(m_spec.chainId, committee, batch, Form::Wire); !price.isEmpty())
            to.bytes(5, price);
    }
    for (const auto& [who, count] : state.silent) {
        CanopyWriter row(Form::Wire);  // the wire form has no address there
        row.number("", 2, count);
        to.bytes(6, row.take());
    }
    for (const auto& [who, heights] : state.doubleSigners)
        to.bytes(7, doubleSignerForm(who, heights, Form::Wire));
    std::map<quint64, std::vector<QByteArray>> books;
    for (const auto& [id, order] : state.orders)
        books[order.committee].push_back(orderForm(id, order, Form::Wire));
    CanopyWriter orders(Form::Wire);
    orders.list("", 1, books, [](CanopyWriter& book, const auto& one) {
        book.number("", 1, one.first);
        for (const QByteArray& order : one.second)
            book.bytes(2, order);
    });
    to.bytes(8, orders.take());
    to.bytes(9, paramsForm(state.params, Form::Wire));
    for (const auto& [committee, batch] : state.locked)
        to.bytes(10, batchForm(committee, batch, Form::Wire));
    for (const auto& [committee, batch] : state.next)
        to.bytes(11, batchForm(committee, batch, Form::Wire));
    to.bytes(12, committeesForm(state, Form::Wire));
    to.numbers("", 13, {state.subsidized.begin(), state.subsidized.end()});
    to.numbers("", 14, {state.retired.begin(), state.retired.end()});
    to.bytes(15, supplyForm(state, Form::Wire));
    std::array<quint64, 3> all{}, delegates{};
    for (const auto& [who, validator] : state.validators) {
        const std::size_t kind = validator.unstaking > 0 ? 2 : validator.maxPaused > 0 ? 1 : 0;
        ++all[kind];
        delegates[kind] += validator.delegate ? 1 : 0;
    }
    for (int i = 0; i < 3; ++i)
        to.number("", 16 + i, all[static_cast<std::size_t>(i)]);
    to.flag("", 19, true);
    for (int i = 0; i < 3; ++i)
        to.number("", 20 + i, delegates[static_cast<std::size_t>(i)]);
    return to.take();
}

void Recorder::bulk(const Block& block, const State& before, const State& after)
{
    const bool first = block.height == 1;
    std::set<Key> rewarded, met;
    for (const Event& event : block.events) {
        if (event.type == "reward" || event.type == "slash")
            rewarded.insert(event.address);
        if (event.type == "reward" || event.type == "slash" || event.type.startsWith("automatic"))
            met.insert(event.address);
    }
    Rows old, now;
    const auto differ = [&](const auto& was, const auto& is, std::vector<QByteArray>& gone,
                            std::vector<QByteArray>& come, const std::set<Key>& always, auto form) {
        for (const auto& [key, value] : is) {
            const auto other = was.find(key);
            bool told = first || other == was.end() || !(other->second == value);
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(key)>, Key>)
                told = told || always.contains(key);
            if (told)
                come.push_back(form(key, value));
        }
        for (const auto& [key, value] : was) {
            const auto other = is.find(key);
            bool told = other == is.end() || !(other->second == value);
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(key)>, Key>)
                told = told || always.contains(key);
            if (told)
                gone.push_back(form(key, value));
        }
    };
    differ(before.accounts, after.accounts, old.accounts, now.accounts, rewarded,
           [](const Key& who, const Account& account) { return accountForm(who, account, 0, false, Form::Wire); });
    differ(before.validators, after.validators, old.validators, now.validators, met,
           [](const Key& who, const Validator& validator) { return validatorForm(who, validator, Form::Wire); });
    differ(before.pools, after.pools, old.pools, now.pools, {},
           [](quint64 id, const Pool& pool) { return poolForm(id, pool, Form::Wire); });
    CanopyWriter to(Form::Wire);
    to.bytes(1, blob(after, blockForm(block, Form::Wire), now));
    if (!first)
        to.bytes(2, blob(before, {}, old));
    line("indexer-blobs", at(block.height + 1), to.take(), true);
}

}  // namespace

const std::vector<std::pair<QString, CanopyStorySpec>>& canopyStories()
{
    static const auto all = [] {
        std::vector<std::pair<QString, CanopyStorySpec>> stories;
        const auto add = [&](const QString& name, quint32 seed, auto change) {
            CanopyStorySpec spec;
            spec.seed = seed;
            change(spec);
            stories.emplace_back(name, spec);
        };
        const auto nest = [](CanopyStorySpec& spec) { spec.chainId = 2; };
        add(u"made up root"_s, 1, [](CanopyStorySpec&) {});
        add(u"made up nested"_s, 2, nest);
        add(u"made up from block 20"_s, 3, [](CanopyStorySpec& spec) {
            spec.chainId = spec.rootChainId = 16'383;
            spec.networkId = 77;
            spec.first = 20;
            spec.label = "somewhere";
        });
        add(u"made up with gaps"_s, 4, [](CanopyStorySpec& spec) { spec.gaps = {7, 8, 30, 44}; });
        add(u"made up old node"_s, 5, [](CanopyStorySpec& spec) {
            spec.bulk = false;
            spec.oldNode = spec.bareBlocks = true;
        });
        add(u"made up bulk alone"_s, 6, [](CanopyStorySpec& spec) { spec.plain = false; });
        const auto more = static_cast<quint32>(qEnvironmentVariableIntValue("SIGNALBOX_CANOPY_SEEDS"));
        for (quint32 seed = 100; seed < 100 + more; ++seed) {
            const QString name = u"made up of seed %1"_s.arg(seed);
            if (seed % 2 == 0)
                add(name, seed, [](CanopyStorySpec&) {});
            else
                add(name, seed, nest);
        }
        return stories;
    }();
    return all;
}

bool writeCanopyStory(const CanopyStorySpec& spec, const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    Recorder recorder(spec, file);
    Life life(spec);
    bool stateIsThere = false;
    for (Height height = 1; height <= spec.last; ++height) {
        const State before = life.state();
        const Block block = life.step();
        if (height < spec.first || spec.gaps.contains(height)) {
            stateIsThere = false;
            continue;
        }
        recorder.certificate(life.newest());
        if (spec.plain) {
            recorder.block(block);
            if (!stateIsThere && height > 1)
                recorder.state(before, height);
            recorder.state(life.state(), height + 1);
        } else {
            if (!stateIsThere && height > 1)
                recorder.silent(before, height);
            recorder.silent(life.state(), height + 1);
        }
        stateIsThere = true;
        if (spec.bulk)
            recorder.bulk(block, before, life.state());
    }
    return file.flush();
}

}  // namespace signalbox::test
