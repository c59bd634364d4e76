// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/canopy_recording.h"

#include <simdjson.h>

#include "support/recorded_lines.h"

namespace signalbox::test {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray fieldOf(const object& line, const char* name)
{
    std::string_view text;
    return line[name].get(text) == simdjson::SUCCESS ? bytes(text) : QByteArray();
}

qint64 numberOf(const object& line, const char* name)
{
    int64_t value = 0;
    return line[name].get(value) == simdjson::SUCCESS ? value : 0;
}

QByteArray key(const QByteArray& path, quint64 height, const QByteArray& rest)
{
    return path + '#' + QByteArray::number(height) + '#' + rest;
}

}  // namespace

std::shared_ptr<const CanopyRecording> CanopyRecording::read(const QStringList& files, int chain)
{
    const QByteArray label = QByteArray::number(chain);
    Lines lines;
    for (const QString& file : files) {
        if (!eachRecordedLine(file, [&](const QByteArray& line) { take(line, label, lines); }))
            return nullptr;
    }
    if (!lines.contains(label))
        return nullptr;
    const auto recording = lines.at(label);
    recording->finish();
    return recording->m_runs.empty() ? nullptr : recording;
}

std::map<QByteArray, std::shared_ptr<const CanopyRecording>> CanopyRecording::readAll(const QString& file)
{
    Lines lines;
    std::map<QByteArray, std::shared_ptr<const CanopyRecording>> all;
    if (!eachRecordedLine(file, [&](const QByteArray& line) { take(line, {}, lines); }))
        return all;
    for (const auto& [label, recording] : lines) {
        recording->finish();
        if (!recording->m_runs.empty())
            all[label] = recording;
    }
    return all;
}

/// After the last line: determines the chain and which of its blocks are complete.
void CanopyRecording::finish()
{
    for (auto&& [name, answers] : m_answers.asKeyValueRange()) {
        const QByteArray withoutHeight = name.left(name.indexOf('#') + 1) + name.mid(name.lastIndexOf('#'));
        for (const CanopyAnswer& answer : answers)
            m_anyTime[withoutHeight].push_back(&answer);
    }
    for (auto& answers : m_anyTime)
        std::sort(answers.begin(), answers.end(), [](const auto* a, const auto* b) { return a->at < b->at; });
    std::sort(m_heads.begin(), m_heads.end(), [](const Head& a, const Head& b) { return a.at < b.at; });
    for (const Height block : m_blocks) {
        if (!hasPlain(block) && !hasBulk(block))
            continue;
        if (m_runs.empty() || m_runs.back().hi != block - 1)
            m_runs.push_back({block, block});
        m_runs.back().hi = block;
        m_lastBlock = block;
    }
    nameChain();
}

/// The certificate of a block names its chain; without one, the label of the lines counts.
void CanopyRecording::nameChain()
{
    simdjson::dom::parser parser;
    for (const Interval& run : m_runs) {
        const Request request{"/v1/query/block-by-height", {}, 0, 1, 10};
        for (Height block = run.lo; block <= run.hi && m_chain == 0; ++block) {
            const CanopyAnswer* answer = at(request, static_cast<quint64>(block));
            element header;
            uint64_t number = 0;
            if (!answer ||
                parser.parse(answer->body.constData(), static_cast<size_t>(answer->body.size()))["blockHeader"].get(
                    header) != simdjson::SUCCESS)
                continue;
            if (header["networkID"].get(number) == simdjson::SUCCESS)
                m_network = number;
            if (header["lastQuorumCertificate"]["header"]["chainId"].get(number) == simdjson::SUCCESS)
                m_chain = number;
        }
    }
    for (auto&& [name, answers] : m_answers.asKeyValueRange()) {
        uint64_t number = 0;
        const QByteArray& body = answers.front().body;
        if (m_chain == 0 && name.startsWith("/v1/query/cert-by-height#") &&
            parser.parse(body.constData(), static_cast<size_t>(body.size()))["header"]["chainId"].get(number) ==
                simdjson::SUCCESS)
            m_chain = number;
    }
    if (m_chain == 0)
        m_chain = m_label.toULongLong();
}

bool CanopyRecording::has(const char* route, Height height) const
{
    const QByteArray path = QByteArray("/v1/query/") + route, name = key(path, static_cast<quint64>(height), {});
    if (m_paged.contains(path))
        return m_pages.contains(name);
    const auto found = m_answers.constFind(name);
    return found != m_answers.constEnd() && found->front().status == 200;
}

bool CanopyRecording::hasState(Height state) const
{
    static constexpr const char* routes[] = {"accounts",
                                             "validators",
                                             "pools",
                                             "orders",
                                             "dex-price",
                                             "dex-batch",
                                             "next-dex-batch",
                                             "params",
                                             "supply",
                                             "committees-data",
                                             "subsidized-committees",
                                             "retired-committees",
                                             "non-signers"};
    return std::all_of(std::begin(routes), std::end(routes), [&](const char* route) { return has(route, state); });
}

bool CanopyRecording::hasPlain(Height block) const
{
    return has("block-by-height", block) && hasState(block + 1) && (block == 1 || hasState(block));
}

bool CanopyRecording::hasBulk(Height block) const
{
    const auto lacks = [&](Height state) { return !has("non-signers", state) || !has("pools", state); };
    return has("indexer-blobs", block + 1) && !lacks(block + 1) && (block == 1 || !lacks(block));
}

void CanopyRecording::take(const QByteArray& line, const QByteArray& only, Lines& into)
{
    static thread_local simdjson::dom::parser parser;
    object fields;
    const simdjson::padded_string padded(line.constData(), static_cast<size_t>(line.size()));
    if (parser.parse(padded).get(fields) != simdjson::SUCCESS)
        return;
    element chain;
    if (fields["chain"].get(chain) != simdjson::SUCCESS)
        return;
    const QByteArray label = QByteArray::fromStdString(simdjson::minify(chain)).replace('"', "");
    if (!only.isEmpty() && label != only)
        return;
    const QByteArray path = fieldOf(fields, "path");
    if (path.isEmpty() || (!fieldOf(fields, "note").isEmpty() && only.isEmpty()))
        return;  // a WebSocket frame, or a trial
    auto& recording = into[label];
    if (!recording)
        recording = std::make_shared<CanopyRecording>();
    recording->m_label = label;
    CanopyAnswer answer;
    answer.status = static_cast<int>(numberOf(fields, "status"));
    answer.at = numberOf(fields, "t");
    answer.body = fieldOf(fields, "response");
    if (const QByteArray hex = fieldOf(fields, "response_hex"); !hex.isEmpty()) {
        answer.protobuf = true;
        answer.body = QByteArray::fromHex(hex);
    }
    recording->keep(path, fieldOf(fields, "method"), fieldOf(fields, "request"), std::move(answer));
}

void CanopyRecording::keep(const QByteArray& path, const QByteArray& method, const QByteArray& body,
                           CanopyAnswer answer)
{
    if (path == "/v1/query/height") {
        m_keys[path];
        const qsizetype digits = answer.body.indexOf(':');
        const Height tip = answer.status == 200 ? answer.body.mid(digits + 1).chopped(1).trimmed().toLongLong() : 0;
        if (m_heads.empty() || m_heads.back().tip != tip || m_heads.back().at > answer.at)
            m_heads.push_back({answer.at, tip});
        return;
    }
    if (answer.status == 0)
        return;
    if (method == "GET")
        m_gets.insert(path);
    // The keys that a path was requested with are those that its node knows.
    simdjson::dom::parser inner;
    object asked;
    if (inner.parse(body.constData(), static_cast<size_t>(body.size())).get(asked) == simdjson::SUCCESS) {
        for (const auto field : asked)
            m_keys[path].insert(bytes(field.key).toLower());
    }
    m_keys[path];
    const auto request = parse(path, method == "GET" ? QByteArray("{}") : body);
    if (!request)
        return;
    const QByteArray name = key(path, request->height, request->rest);
    const auto height = static_cast<Height>(request->height);
    if (path == "/v1/query/block-by-height" && answer.body.contains("\"lastBlockHash\""))
        m_blocks.insert(height);
    if (path == "/v1/query/indexer-blobs" && answer.status == 200)
        m_blocks.insert(height - 1);
    if (path == "/v1/query/params")
        m_times[height] = answer.at;
    if (m_keys[path].contains("perpage")) {
        m_paged.insert(path);
        if (request->height > 0) {
            m_pages[name][request->page] = answer.body;
            return;
        }
    }
    m_answers[name].push_back(std::move(answer));
}

std::optional<CanopyRecording::Request> CanopyRecording::parse(const QByteArray& path, const QByteArray& body) const
{
    Request request;
    request.path = path;
    simdjson::dom::parser parser;
    element document;
    if (parser.parse(body.constData(), static_cast<size_t>(body.size())).get(document) != simdjson::SUCCESS)
        return std::nullopt;
    if (document.is_null())
        return request;
    object fields;
    if (document.get(fields) != simdjson::SUCCESS)
        return std::nullopt;
    const auto known = m_keys.value(path);
    std::map<QByteArray, QByteArray> others;
    for (const auto field : fields) {
        const QByteArray name = bytes(field.key).toLower();
        if (!known.contains(name))
            continue;
        const bool isNumber = name == "height" || name == "pagenumber" || name == "perpage";
        uint64_t number = 0;
        int64_t whole = 0;
        if (isNumber && name == "height" && field.value.get(number) != simdjson::SUCCESS)
            return std::nullopt;
        if (isNumber && name != "height" && field.value.get(whole) != simdjson::SUCCESS)
            return std::nullopt;
        if (name == "height")
            request.height = number;
        else if (name == "pagenumber")
            request.page = whole == 0 ? 1 : whole;
        else if (name == "perpage")
            request.perPage = whole == 0 ? 10 : std::min<qint64>(whole, 5000);
        else
            others[name] = QByteArray::fromStdString(simdjson::to_string(field.value));
    }
    request.rest = canonical(path, others);
    return request;
}

QByteArray CanopyRecording::canonical(const QByteArray&, const std::map<QByteArray, QByteArray>& fields) const
{
    QByteArray out;
    for (const auto& [name, value] : fields) {
        if (value != "0" && value != "false" && value != "null" && value != "\"\"")
            out += name + '=' + value + '&';
    }
    return out;
}

const CanopyAnswer* CanopyRecording::at(const Request& request, quint64 height) const
{
    const auto found = m_answers.constFind(key(request.path, height, request.rest));
    return found == m_answers.constEnd() ? nullptr : &found->front();
}

QByteArray CanopyRecording::page(const Request& request, quint64 height) const
{
    const auto found = m_pages.constFind(key(request.path, height, request.rest));
    if (found == m_pages.constEnd())
        return {};
    if (request.perPage == 5000 && found->contains(request.page))
        return found->at(request.page);
    simdjson::dom::parser parser;
    std::vector<std::string> rows;
    std::string type;
    bool null = false;
    for (const auto& [number, body] : *found) {
        object fields;
        simdjson::dom::array results;
        std::string_view name;
        if (parser.parse(body.constData(), static_cast<size_t>(body.size())).get(fields) != simdjson::SUCCESS)
            return {};
        if (fields["type"].get(name) == simdjson::SUCCESS)
            type = name;
        if (fields["results"].get(results) != simdjson::SUCCESS) {
            null = true;
            continue;
        }
        for (const element row : results)
            rows.push_back(simdjson::to_string(row));
    }
    const auto total = static_cast<qint64>(rows.size());
    const bool all = request.page < 0 || request.perPage < 0;
    const qint64 size = all ? std::max<qint64>(total, 1) : request.perPage;
    const qint64 from = all ? 0 : (request.page - 1) * size;
    std::string list;
    qint64 count = 0;
    for (qint64 i = from; i < std::min(total, from + size); ++i, ++count)
        list += (count > 0 ? "," : "") + rows[static_cast<size_t>(i)];
    return "{\"pageNumber\":" + QByteArray::number(request.page) +
           ",\"perPage\":" + QByteArray::number(request.perPage) +
           ",\"results\":" + (null && total == 0 ? QByteArray("null") : '[' + QByteArray::fromStdString(list) + ']') +
           ",\"type\":\"" + QByteArray::fromStdString(type) + "\",\"count\":" + QByteArray::number(count) +
           ",\"totalPages\":" + QByteArray::number((total + size - 1) / size) +
           ",\"totalCount\":" + QByteArray::number(total) + '}';
}

const CanopyAnswer* CanopyRecording::newest(const Request& request, qint64 at) const
{
    const auto found = m_anyTime.constFind(request.path + '#' + '#' + request.rest);
    if (found == m_anyTime.constEnd())
        return nullptr;
    const CanopyAnswer* best = found->front();
    for (const CanopyAnswer* answer : *found) {
        if (answer->at <= at)
            best = answer;
    }
    return best;
}

qint64 CanopyRecording::timeOf(Height state) const
{
    const auto next = m_times.upper_bound(state);
    return next == m_times.end() ? (m_times.empty() ? 0 : std::max(m_times.rbegin()->second, end()) + 1'000)
                                 : next->second - 1;
}

Height CanopyRecording::tipAt(qint64 at, bool* up) const
{
    Height tip = 1;
    *up = true;
    for (const Head& head : m_heads) {
        if (head.at > at)
            break;
        *up = head.tip > 0;
        tip = head.tip > 0 ? head.tip : tip;
    }
    return std::min(tip, lastState());
}

}  // namespace signalbox::test
