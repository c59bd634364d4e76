// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/channels/channel_pane.h"

#include <QJsonDocument>
#include <QPushButton>
#include <QScrollArea>
#include <algorithm>

#include "ibc/model/telemetry_words.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr qsizetype mostListed = 30;  ///< ranges of sequences

QStringList contentOf(const ChannelRow& row)
{
    const IbcChannel& channel = row.channel;
    QStringList all{ChannelModel::keyOf(channel.a),
                    ChannelModel::keyOf(channel.b),
                    channel.a.chain,
                    channel.b.chain,
                    channel.state,
                    channel.ordering,
                    channel.connection,
                    channel.client,
                    channel.clientStatus};
    for (const auto& [denom, amount] : channel.escrow)
        all << denom << amount;
    for (const TelemetryChannel& told : channel.telemetry)
        all << QString::fromUtf8(QJsonDocument(toJson(told)).toJson(QJsonDocument::Compact));
    for (const std::optional<ChannelCheck>* check : {&row.there, &row.back})
        if (*check)
            all << (*check)->at.toString(Qt::ISODateWithMs) << sequencesText((*check)->unreceived)
                << sequencesText((*check)->unacknowledged) << sequencesText((*check)->missing)
                << sequencesText((*check)->surplus) << engineWords((*check)->note);
    return all;
}

}  // namespace

QString sequencesText(const std::vector<quint64>& sequences)
{
    if (sequences.empty())
        return ChannelPane::tr("none", "sequences");
    std::vector<quint64> sorted = sequences;
    std::sort(sorted.begin(), sorted.end());
    QStringList parts;
    for (size_t i = 0; i < sorted.size();) {
        if (parts.size() == mostListed) {
            parts << u"…"_s;
            break;
        }
        size_t last = i;
        while (last + 1 < sorted.size() && sorted[last + 1] == sorted[last] + 1)
            ++last;
        const QString first = ibc::sequenceText(sorted[i]), end = ibc::sequenceText(sorted[last]);
        parts << (last == i ? first : ChannelPane::tr("%1 to %2", "sequences").arg(first, end));
        i = last + 1;
    }
    return ChannelPane::tr("%1: %2", "count, sequences")
        .arg(format::number(qint64(sequences.size())), format::list(parts));
}

ChannelPane::ChannelPane(QWidget* parent)
    : DetailPane(parent),
      m_check(makeButton(tr("Check now"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card)),
      m_packets(makeButton(tr("Show packets"), ButtonKind::Quiet, u"search"_s, ControlSize::Card))
{
    m_check->setAccessibleName(tr("Compare this channel with the chains now"));
    findChild<QScrollArea*>()->setAccessibleName(tr("Values of the channel"));
    addFoot(m_check);
    addFoot(m_packets);
    connect(m_check, &QPushButton::clicked, this, [this] { Q_EMIT checkWanted(m_end.chainId, m_end.channel); });
    connect(m_packets, &QPushButton::clicked, this, [this] { Q_EMIT packetsWanted(m_end.chainId, m_end.channel); });
}

void ChannelPane::setRow(const ChannelRow& row)
{
    const IbcChannel& channel = row.channel;
    m_end = channel.a;
    if (std::exchange(m_shown, contentOf(row)) == m_shown)
        return;
    clear();
    setTitle(ibc::routeText(channel.a, channel.b), ibc::channelsText(channel.a, channel.b));
    const auto add = [this](const QString& label, const QString& value, bool mono = false) {
        if (!value.isEmpty())
            addRow(label, ibc::briefText(value, 100), format::safe(value), mono ? TextRole::Mono : TextRole::Base)
                ->setCopyable(mono);
    };
    add(tr("State"), channelStateText(channel));
    add(tr("First end"), channel.a.port + u'/' + channel.a.channel, true);
    add(tr("Second end"), channel.b.port + u'/' + channel.b.channel, true);
    add(tr("Ordering"), channel.ordering.isEmpty() ? QString() : orderingText(channel.ordering));
    add(tr("Connection"), channel.connection, true);
    add(tr("Client"), channel.client, true);
    add(tr("Client status"), clientStatusText(channel.clientStatus));
    if (channel.b.caip2.isEmpty())
        add(tr("Second chain"), tr("not indexed: receives there are not known"));
    if (!channel.escrow.empty()) {
        addSection(tr("Escrow"), tr("held on %1", "chain").arg(ibc::chainText(channel.a)));
        for (const auto& [denom, amount] : channel.escrow)
            addRow(ibc::briefText(denom, 40), format::amount(ibc::briefText(amount), 0),
                   format::safe(amount + u' ' + denom));
    }
    addCheck(tr("Sent by %1", "chain").arg(ibc::chainText(channel.a)), row.there);
    addCheck(tr("Sent by %1", "chain").arg(ibc::chainText(channel.b)), row.back);
    for (const TelemetryChannel& told : channel.telemetry) {
        const auto figures = ibc::figuresOf(told);
        if (figures.empty())
            continue;
        addSection(tr("Counted by %1", "program").arg(ibc::sourceText(told.origin)), ibc::readText(told.origin));
        addRow(tr("Channel"), ibc::briefText(told.chainId + u' ' + told.channel), format::safe(told.port));
        for (const auto& [label, value] : figures)
            addRow(label, value);
    }
}

void ChannelPane::addCheck(const QString& title, const std::optional<ChannelCheck>& check)
{
    addSection(title, check && check->at.isValid() ? tr("asked at %1", "time").arg(format::time(check->at))
                                                   : tr("not checked yet"));
    if (!check)
        return;
    if (!check->note.isEmpty()) {
        addRow(tr("Not compared"), format::safe(engineWords(check->note)));
        return;
    }
    addRow(tr("Height"), format::number(check->height));
    addRow(tr("Unreceived"), sequencesText(check->unreceived));
    addRow(tr("Unacknowledged"), sequencesText(check->unacknowledged));
    addRow(tr("Pending on chain, not stored"), sequencesText(check->missing));
    addRow(tr("Stored as pending, not on chain"), sequencesText(check->surplus));
}

void ChannelPane::setChecking(bool checking)
{
    m_check->setEnabled(!checking);
    m_check->setText(checking ? tr("Checking…") : tr("Check now"));
}

}  // namespace signalbox::ui
