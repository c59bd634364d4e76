// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/packets/packet_details.h"

#include "ibc/model/channel_model.h"
#include "ibc/model/ibc_words.h"
#include "language/engine_words.h"
#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

enum Row { Sender, Receiver, Amount, Denom, Value, Outcome, Cause, Timeout, Memo, Ordering, Clients, Notes, Count };

constexpr int mostCopied = 2'000;  // longer text is in the raw data

QStringList labels()
{
    return {PacketDetails::tr("Sender"),      PacketDetails::tr("Receiver"), PacketDetails::tr("Amount"),
            PacketDetails::tr("Denom trace"), PacketDetails::tr("Value"),    PacketDetails::tr("Outcome"),
            PacketDetails::tr("Cause"),       PacketDetails::tr("Timeout"),  PacketDetails::tr("Memo"),
            PacketDetails::tr("Ordering"),    PacketDetails::tr("Clients"),  PacketDetails::tr("Notes")};
}

QString timeoutWords(const IbcPacket& packet)
{
    QStringList parts;
    if (packet.timeoutAt.isValid())
        parts << format::time(packet.timeoutAt);
    if (!packet.timeoutHeight.isEmpty() && packet.timeoutHeight != u"0-0"_s)
        parts << PacketDetails::tr("height %1", "timeout").arg(ibc::briefText(packet.timeoutHeight, 44));
    return parts.isEmpty() ? PacketDetails::tr("none", "timeout") : format::list(parts);
}

}  // namespace

PacketDetails::PacketDetails(QWidget* parent) : Card(tr("Details"), parent)
{
    head()->setHeight(40);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 2, 0, 8);
    column->setSpacing(0);
    for (const QString& label : labels()) {
        auto* row = new DetailRow(label);
        m_rows.push_back(row);
        column->addWidget(row);
    }
    column->addStretch(1);
    body()->addLayout(column, 1);
}

void PacketDetails::set(int row, const QString& shown, const QString& whole, TextRole role)
{
    DetailRow* each = m_rows[size_t(row)];
    each->setVisible(!shown.isEmpty());
    const QString full = whole.isEmpty() ? shown : whole;
    each->setValue(shown, full.size() > mostCopied ? shown : full, role);
    each->setCopyable(role == TextRole::Mono && full.size() <= mostCopied);
}

void PacketDetails::setDetail(const PacketDetail& detail)
{
    const IbcPacket& packet = detail.packet;
    const auto text = [&](int row, const QString& value) {
        set(row, ibc::briefText(value, 120), format::safe(value.left(mostCopied + 1)), TextRole::Mono);
    };
    text(Sender, packet.sender);
    text(Receiver, packet.receiver);
    const QString amount = ibc::amountText(packet);
    set(Amount, packet.decimals && !amount.isEmpty()
                    ? format::list({amount, format::amount(packet.amount, 0) + u' ' + ibc::briefText(packet.denom, 60)})
                    : amount);
    text(Denom, packet.denom);
    set(Value, packet.amountUsd.isEmpty() ? QString() : tr("%1 USD").arg(decimal::money(packet.amountUsd)));
    set(Outcome, ibc::outcomeText(packet));
    set(Cause, ibc::briefText(engineWords(packet.cause), 160), format::safe(engineWords(packet.cause)));
    set(Timeout, timeoutWords(packet), packet.timeoutAt.isValid() ? format::iso(packet.timeoutAt) : QString());
    text(Memo, packet.memo);
    set(Ordering, detail.ordering.isEmpty() ? QString() : orderingText(detail.ordering));
    QStringList clients;
    for (const QString& client : {detail.sourceClient, detail.destinationClient})
        if (!client.isEmpty())
            clients << ibc::briefText(client, 64);
    set(Clients, clients.join(u" · "_s));
    QStringList notes;
    if (packet.destination.caip2.isEmpty())
        notes << tr("The destination %1 is not indexed: its receives are not known here.")
                     .arg(ibc::chainText(packet.destination));
    for (const QString& note : detail.notes)
        notes << ibc::briefText(note, 200);
    set(Notes, joinSentences(notes));
}

}  // namespace signalbox::ui
