// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/packets/raw_card.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QSyntaxHighlighter>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "events/hex_view.h"
#include "ibc/model/ibc_words.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {

constexpr qsizetype mostShown = 256 << 10;
const QString dataId = u"data"_s, ackId = u"ack"_s, eventId = u"event"_s, hexId = u"hex"_s;

/// Names of JSON members in the color of links.
class MemberNames : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override
    {
        static const QRegularExpression name(u"^\\s*(\"(?:[^\"\\\\]|\\\\.)*\"):"_s);
        if (const auto match = name.match(text); match.hasMatch())
            setFormat(int(match.capturedStart(1)), int(match.capturedLength(1)), Theme::current().link);
    }
};

/// Line breaks stay, other control characters are visible.
QString harmless(const QString& text)
{
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line = format::safe(line);
    return lines.join(u'\n');
}

/// Indented by two characters instead of Qt's four: addresses fit into the line.
QString jsonText(const QJsonDocument& json)
{
    QStringList lines = harmless(QString::fromUtf8(json.toJson(QJsonDocument::Indented)).trimmed()).split(u'\n');
    for (QString& line : lines) {
        const auto text = std::find_if(line.cbegin(), line.cend(), [](QChar c) { return c != u' '; });
        line.remove(0, (text - line.cbegin()) / 2);
    }
    return lines.join(u'\n');
}

}  // namespace

QString rawText(const QByteArray& bytes)
{
    const QByteArray shown = bytes.left(mostShown);
    const QJsonDocument json = QJsonDocument::fromJson(shown);
    if (!json.isNull())
        return jsonText(json);
    const QString text = QString::fromUtf8(shown);
    return text.contains(QChar(QChar::ReplacementCharacter)) ? QString::fromLatin1(shown.toHex(' ')) : harmless(text);
}

QString eventsText(const PacketDetail& detail)
{
    QJsonArray events;
    for (const PacketDetail::Step& step : detail.steps) {
        QJsonObject event{{u"step"_s, step.what}, {u"chain"_s, step.chainId}, {u"height"_s, step.height}};
        event.insert(u"transaction"_s, step.transaction);
        event.insert(u"time"_s, format::iso(step.at));
        if (!step.signer.isEmpty())
            event.insert(u"signer"_s, step.signer);
        events.append(event);
    }
    return events.isEmpty() ? QString() : jsonText(QJsonDocument(events));
}

RawCard::RawCard(QWidget* parent)
    : Card(tr("Raw"), parent),
      m_parts(new Segments(tr("Raw parts of the packet"))),
      m_size(new Text({}, TextRole::Small, Ink::Secondary)),
      m_stack(new QStackedWidget),
      m_text(new QPlainTextEdit),
      m_hex(new HexView),
      m_commitment(new Text({}, TextRole::Mono))
{
    head()->setHeight(40);
    m_parts->setItems({{dataId, tr("data", "of a packet")},
                       {ackId, tr("ack", "acknowledgement of a packet")},
                       {eventId, tr("event", "of a packet")},
                       {hexId, tr("hex", "data of a packet")}});
    head()->addLeft(m_parts);
    head()->addRight(m_size);
    auto* copy = makeIconButton(u"copy"_s, tr("Copy the raw part"));
    head()->addRight(copy);
    m_text->setReadOnly(true);
    m_text->setFrameStyle(QFrame::NoFrame);
    m_text->setFont(ui::font(TextRole::MonoHex));
    m_text->setAccessibleName(tr("Raw part of the packet"));
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(10);
    new MemberNames(m_text->document());
    m_hex->setAccessibleName(tr("Data of the packet as hex"));
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_hex);
    for (QWidget* each : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_hex)})
        each->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);  // its hint would make the page scroll
    m_stack->setMinimumHeight(150);
    body()->addWidget(m_stack, 1);
    auto* foot = new CardHead({});
    foot->setHeight(34);
    m_commitment->setElide(Qt::ElideMiddle);
    auto* copyCommitment = makeIconButton(u"copy"_s, tr("Copy the commitment"), ControlSize::Row);
    m_copyCommitment = copyCommitment;
    foot->addLeft(new Text(tr("Commitment"), TextRole::Small, Ink::Secondary));
    foot->addStretching(m_commitment);
    foot->addRight(copyCommitment);
    body()->addWidget(foot);
    connect(m_parts, &Segments::currentChanged, this, &RawCard::renew);
    connect(copy, &QToolButton::clicked, this, [this, copy] { copyText(text(), copy); });
    connect(copyCommitment, &QToolButton::clicked, this,
            [this, copyCommitment] { copyText(m_detail.commitment, copyCommitment); });
    renew();
}

void RawCard::setDetail(const PacketDetail& detail)
{
    m_detail = detail;
    renew();
}

void RawCard::showPart(const QString& part)
{
    m_parts->setCurrent(part);
}

QString RawCard::text() const
{
    return m_parts->current() == hexId ? QString::fromLatin1(m_detail.data.toHex()) : m_text->toPlainText();
}

void RawCard::renew()
{
    const QString part = m_parts->current();
    const bool hex = part == hexId;
    const QByteArray& bytes = part == ackId ? m_detail.acknowledgement : m_detail.data;
    QString shown = part == eventId ? eventsText(m_detail) : rawText(bytes);
    if (shown.isEmpty())
        shown = part == ackId ? tr("No acknowledgement was seen.") : tr("The data was not seen.");
    if (m_text->toPlainText() != shown)
        m_text->setPlainText(shown);
    if (std::exchange(m_inHex, m_detail.data.left(mostShown)) != m_inHex)  // its place in the view stays
        m_hex->setData(m_inHex);
    m_stack->setCurrentWidget(hex ? static_cast<QWidget*>(m_hex) : m_text);
    m_size->setText(
        part == eventId
            ? QString()
            : tr("%1 bytes", nullptr, format::plural(bytes.size())).arg(format::number(qint64(bytes.size()))));
    m_commitment->setText(m_detail.commitment.isEmpty() ? tr("not known without the data")
                                                        : ibc::briefText(m_detail.commitment, 64));
    m_copyCommitment->setVisible(!m_detail.commitment.isEmpty());
}

}  // namespace signalbox::ui
