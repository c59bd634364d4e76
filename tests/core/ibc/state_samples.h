// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <mutex>

#include "ibc/state/state_method.h"
#include "signalbox/literals.h"
#include "support/cosmos_recording.h"
#include "support/receivers.h"
#include "support/recorded_lines.h"

namespace signalbox::test {

/// A question about the packets of a channel that a recorded node answered.
struct StateSample {
    enum class Kind { Commitments, Unreceived, UnreceivedAcks, Acknowledged };
    Kind kind = Kind::Commitments;
    QString chain, port, channel, path;
    QString end;  ///< chain/port/channel
    ibc::Sequences asked;
    Height height = 0;
    QByteArray answer;
};

/// None if the line is anything else, or a part of a list.
inline std::optional<StateSample> stateSampleOf(const QByteArray& line)
{
    using Kind = StateSample::Kind;
    static const QRegularExpression shape(
        u"^/ibc/core/channel/v1/channels/([^/]+)/ports/([^/]+)/(?:(packet_commitments)(?:\\?pagination.limit=[0-9]+)?|"
        "packet_commitments/([0-9,]+)/(unreceived_packets|unreceived_acks)|"
        "packet_acknowledgements\\?(packet_commitment_sequences=[0-9]+(?:&packet_commitment_sequences=[0-9]+)*))$"_s);
    if (!line.left(200).contains("\"kind\":\"lcd\"") || !line.left(1'000).contains("/packet_"))
        return std::nullopt;
    const QJsonObject row = QJsonDocument::fromJson(line).object();
    const auto match = shape.match(row["path"_L1].toString());
    if (!match.hasMatch() || row["status"_L1].toInt() != 200)
        return std::nullopt;
    StateSample sample{Kind::Commitments,
                       row["chain"_L1].toString(),
                       match.captured(2),
                       match.captured(1),
                       {},
                       {},
                       {},
                       0,
                       row["response"_L1].toString().toUtf8()};
    sample.path = row["path"_L1].toString();
    sample.end = sample.chain + u'/' + sample.port + u'/' + sample.channel;
    if (match.captured(5) == "unreceived_packets"_L1)
        sample.kind = Kind::Unreceived;
    else if (match.captured(5) == "unreceived_acks"_L1)
        sample.kind = Kind::UnreceivedAcks;
    else if (!match.captured(6).isEmpty())
        sample.kind = Kind::Acknowledged;
    static const QRegularExpression number(u"[0-9]+"_s);
    for (const auto& found : number.globalMatch(match.captured(4) + match.captured(6)))
        sample.asked.push_back(found.captured().toULongLong());
    std::sort(sample.asked.begin(), sample.asked.end());
    const QJsonObject answer = QJsonDocument::fromJson(sample.answer).object();
    sample.height = answer["height"_L1].toObject()["revision_height"_L1].toString().toLongLong();
    const bool isWhole = answer["pagination"_L1].toObject()["next_key"_L1].toString().isEmpty();
    return isWhole && sample.height > 0 ? std::optional(sample) : std::nullopt;
}

/// In the order of the recording; false if it cannot be read.
inline bool eachStateSample(const QString& chain, const std::function<void(const StateSample&)>& take)
{
    return eachRecordedLine(CosmosRecording::folder() + u'/' + chain + u".jsonl.zst"_s, [&](const QByteArray& line) {
        if (const auto sample = stateSampleOf(line))
            take(*sample);
    });
}

/// A node that gives the recorded answer, and the client of LCDs that asks it.
class StateAnswers {
public:
    StateAnswers()
        : m_node([this](const SeenRequest&) {
              const std::lock_guard lock(m_mutex);
              ReceiverAnswer answer;
              answer.body = m_answer;
              return answer;
          })
    {
        EndpointDraft draft;
        draft.url = m_node.url(QString());
        draft.kind = u"lcd"_s;
        m_client = std::make_unique<ibc::LcdClient>(
            QString(), std::make_unique<ibc::JsonDoor>(std::vector{*rpc::EndpointSettings::fromDraft(draft, 1)},
                                                       std::make_shared<rpc::RateRegistry>()));
    }
    Expected<ibc::Sequences> ask(const StateSample& sample)
    {
        using Kind = StateSample::Kind;
        {
            const std::lock_guard lock(m_mutex);
            m_answer = sample.answer;
        }
        switch (sample.kind) {
            case Kind::Unreceived:
                return m_client->unreceived(sample.port, sample.channel, sample.asked);
            case Kind::UnreceivedAcks:
                return m_client->unreceivedAcks(sample.port, sample.channel, sample.asked);
            case Kind::Acknowledged:
                return m_client->acknowledged(sample.port, sample.channel, sample.asked);
            case Kind::Commitments:
                break;
        }
        const auto found = m_client->commitments(sample.port, sample.channel);
        if (!found)
            return fail(found.error());
        return found->sequences;
    }

private:
    std::mutex m_mutex;
    QByteArray m_answer;
    Receiver m_node;
    std::unique_ptr<ibc::LcdClient> m_client;
};

}  // namespace signalbox::test
