// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/canopy_node.h"
#include "signalbox/literals.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace signalbox::test {

namespace {

const std::set<QByteArray>& indexRoutes()
{
    static const std::set<QByteArray> all{"/v1/query/block-by-height", "/v1/query/txs-by-height",
                                          "/v1/query/events-by-height", "/v1/query/cert-by-height"};
    return all;
}

const std::set<QByteArray>& stateRoutes()
{
    static const std::set<QByteArray> all = [] {
        std::set<QByteArray> names;
        for (const char* name : {"accounts",
                                 "validators",
                                 "pools",
                                 "orders",
                                 "dex-price",
                                 "dex-batch",
                                 "next-dex-batch",
                                 "params",
                                 "supply",
                                 "non-signers",
                                 "committees-data",
                                 "subsidized-committees",
                                 "retired-committees",
                                 "fee-params",
                                 "con-params",
                                 "val-params",
                                 "gov-params",
                                 "committee-data",
                                 "validator-set",
                                 "root-chain-info",
                                 "account",
                                 "validator",
                                 "pool",
                                 "order",
                                 "last-proposers",
                                 "lottery",
                                 "minimum-evidence-height"})
            names.insert(QByteArray("/v1/query/") + name);
        return names;
    }();
    return all;
}

CanopyReply plainReply(int status, const QByteArray& body, const QByteArray& extra = {})
{
    return {status, body, {}, extra, false};
}

CanopyReply jsonReply(const QByteArray& body, int status = 200)
{
    return {status, body, "application/json; charset=utf-8", {}, false};
}

CanopyReply recorded(const CanopyAnswer* answer)
{
    if (!answer)
        return jsonReply(R"({"code":3,"module":"store","msg":"not in the recording"})", 400);
    CanopyReply reply = jsonReply(answer->body, answer->status);
    if (answer->protobuf)
        reply.type = "application/x-protobuf";
    return reply;
}

QByteArray counted(const QByteArray& body, bool rowsToo)
{
    QJsonObject page = QJsonDocument::fromJson(body).object();
    page[u"totalPages"_s] = 1e15;
    if (rowsToo) {
        page[u"totalCount"_s] = 1e15;
        page[u"perPage"_s] = std::max(1, page.value("count"_L1).toInt());
    }
    return QJsonDocument(page).toJson();
}

/// Removes a share of the rows; the result is still a page.
QByteArray shortened(const QByteArray& body, bool honest)
{
    QJsonObject page = QJsonDocument::fromJson(body).object();
    QJsonArray rows = page.value("results"_L1).toArray();
    for (qsizetype drop = std::max<qsizetype>(1, rows.size() / 3); drop > 0 && !rows.isEmpty(); --drop)
        rows.removeLast();
    page.insert("results"_L1, rows);
    if (honest)
        page.insert("count"_L1, rows.size());
    return QJsonDocument(page).toJson(QJsonDocument::Compact);
}

}  // namespace

CanopyReply CanopyNode::answer(const QByteArray& method, const QByteArray& target, const QByteArray& body, Height head,
                               qint64 at, CanopyFaults& faults)
{
    const QByteArray path = target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
    QByteArray clean = path.toLower();
    while (clean.contains("//"))
        clean.replace("//", "/");
    if (clean.size() > 4 && clean.endsWith('/'))
        clean.chop(1);
    const bool known = path == "/v1/query/height" || m_recording->knows(path);
    if (!known && clean != path && (m_recording->knows(clean) || clean == "/v1/query/height"))
        return plainReply(307, "", "Location: " + clean + "\r\n");
    if (!known || (path == "/v1/query/indexer-blobs" && !faults.bulk))
        return plainReply(404, "404 page not found\n");
    const QByteArray wanted = m_recording->isGet(path) ? "GET" : "POST";
    if (method != wanted)
        return plainReply(405, "Method Not Allowed\n", "Allow: " + wanted + "\r\n");
    CanopyReply reply = query(path, wanted == "GET" ? QByteArray("{}") : body, static_cast<quint64>(head), at, faults);
    spoil(reply, path, faults);
    if (faults.poisoned > 0 && path == "/v1/query/block-by-height") {
        QJsonObject whole = QJsonDocument::fromJson(reply.body).object();
        if (whole.value("blockHeader"_L1).toObject().value("height"_L1).toInteger() == faults.poisoned) {
            static const QRegularExpression number(u"\"totalTxs\": *[0-9]+"_s);
            reply.body =
                QString::fromUtf8(reply.body).replace(number, u"\"totalTxs\": 18446744073709551615"_s).toUtf8();
        }
    }
    return reply;
}

CanopyReply CanopyNode::query(const QByteArray& path, const QByteArray& body, quint64 head, qint64 at,
                              const CanopyFaults& faults)
{
    if (path == "/v1/query/height")
        return jsonReply("{\n  \"height\": " + QByteArray::number(head) + "\n}");
    const auto request = m_recording->parse(path, body);
    if (!request)
        return jsonReply(R"({"Offset": 2})", 400);
    if (!faults.blockOneMissing)
        m_blockOneHidden = false;
    if (indexRoutes().contains(path))
        return block(*request, head);
    if (path == "/v1/query/indexer-blobs")
        return bulk(*request, head);
    if (path == "/v1/query/double-signers") {
        auto now = *request;
        now.height = 0;
        return recorded(m_recording->newest(now, at));
    }
    if (stateRoutes().contains(path)) {
        const bool first = request->height == 1 || head == 1;
        if (faults.blockOneMissing && first && !m_blockOneHidden) {
            m_blockOneHidden = true;
            m_blocksSince.clear();
        }
        return state(*request, head);
    }
    auto anyTime = *request;
    anyTime.height = 0;
    return recorded(m_recording->newest(anyTime, at));
}

CanopyReply CanopyNode::state(const CanopyRecording::Request& request, quint64 head)
{
    const quint64 height = request.height == 0 || request.height > head ? head : request.height;
    if (m_recording->isPaged(request.path)) {
        const QByteArray page = m_recording->page(request, height);
        return page.isEmpty() ? recorded(nullptr) : jsonReply(page);
    }
    return recorded(m_recording->at(request, height));
}

CanopyReply CanopyNode::block(const CanopyRecording::Request& request, quint64 head)
{
    const quint64 height = request.height == 0 ? head - 1 : request.height;
    bool missing = height >= head || height == 0;
    if (m_blockOneHidden) {
        if (height == 1)
            missing = true;
        else
            m_blocksSince.insert(height);
        m_blockOneHidden = m_blocksSince.size() < 64;
    }
    if (missing) {
        if (request.path.endsWith("block-by-height"))
            return jsonReply(R"({"blockHeader":{},"meta":{"size":2}})");
        if (request.path.endsWith("cert-by-height"))
            return jsonReply("{\n  \"block\": \"0a00\"\n}");
        return jsonReply("{\"pageNumber\":" + QByteArray::number(request.page) +
                         ",\"perPage\":" + QByteArray::number(request.perPage) +
                         ",\"results\":[],\"type\":\"\",\"count\":0,\"totalPages\":0,\"totalCount\":0}");
    }
    if (m_recording->isPaged(request.path)) {
        const QByteArray page = m_recording->page(request, height);
        return page.isEmpty() ? recorded(nullptr) : jsonReply(page);
    }
    return recorded(m_recording->at(request, height));
}

CanopyReply CanopyNode::bulk(const CanopyRecording::Request& request, quint64 head)
{
    const quint64 height = request.height == 0 || request.height > head ? head : request.height;
    if (height <= 1 || (m_blockOneHidden && height <= 3))
        return jsonReply(R"({"code":12,"module":"consensus","msg":"wrong block height, got=0 | wanted=)" +
                             QByteArray::number(height <= 1 ? 1 : height - 1) + "\"}",
                         400);
    return recorded(m_recording->at(request, height));
}

void CanopyNode::spoil(CanopyReply& reply, const QByteArray& path, CanopyFaults& faults) const
{
    using enum CanopyFaults::Kind;
    if (faults.kind == None || faults.count <= 0 || (!faults.path.isEmpty() && faults.path != path))
        return;
    --faults.count;
    switch (faults.kind) {
        case ShortPage:
        case CutPage:
            reply.body = shortened(reply.body, faults.kind == CutPage);
            break;
        case NoRows:
            reply =
                jsonReply(R"({"pageNumber":1,"perPage":5000,"results":[],"count":0,"totalPages":0,"totalCount":0})");
            break;
        case ManyPages:
        case EndlessPages:
            reply.body = counted(reply.body, faults.kind == EndlessPages);
            break;
        case CutBody:
            reply.cut = true;
            break;
        case EmptyBody:
            reply = plainReply(200, {});
            break;
        case Status500:
            reply = jsonReply(R"({"code":3,"module":"store","msg":"snapshot failed"})", 500);
            break;
        case NullBlock:
            reply = jsonReply(R"({"blockHeader":{},"meta":{"size":2}})");
            break;
        case None:
            break;
    }
}

}  // namespace signalbox::test
