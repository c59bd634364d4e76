// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_pane.h"

#include <QJsonDocument>
#include <QKeyEvent>
#include <QScrollArea>
#include <QToolButton>

#include "events/hex_view.h"
#include "events/open_link.h"
#include "events/topic_list.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "models/event_amount.h"
#include "models/event_bytes.h"
#include "models/event_cells.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

EventPane::EventPane(QWidget* parent)
    : DetailPane(parent),
      m_copy(makeIconButton(u"copy"_s, tr("Copy the event as JSON"))),
      m_link(makeIconButton(u"external"_s, tr("Open the transaction in the block explorer")))
{
    head()->addRight(m_copy);
    head()->addRight(m_link);
    if (auto* close = head()->findChild<QToolButton*>(); close && close != m_copy) {
        // the close button is last
        head()->layout()->removeWidget(close);
        head()->addRight(close);
    }
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QJsonObject all = m_row.cells;
        all.insert(u"key"_s, m_row.key);
        all.insert(u"chain"_s, m_caip2);
        QJsonObject decoded;
        for (const auto& field : m_detail.fields)
            decoded.insert(field.name, field.value);
        if (!decoded.isEmpty())
            all.insert(u"decoded"_s, decoded);
        copyText(QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Indented)), m_copy);
    });
    connect(m_link, &QToolButton::clicked, this, [this] { askToOpen(explorerLink(), this); });
    if (auto* area = findChild<QScrollArea*>(); area && area->widget())
        area->widget()->setAutoFillBackground(false);  // QScrollArea::setWidget() turned it on
    showNothing();
}

const ChainSnapshot* EventPane::chain() const
{
    return m_snapshot ? m_snapshot->chain(m_caip2) : nullptr;
}

QString EventPane::explorerLink() const
{
    const ChainSnapshot* here = chain();
    const QString hash = cellText(m_row, EventColumn::Transaction);
    if (!here || here->explorer.isEmpty() || hash.isEmpty())
        return {};
    const QString base = here->explorer.endsWith(u'/') ? here->explorer.chopped(1) : here->explorer;
    const QString link = base + u"/tx/"_s + hash;
    return isOpenable(link) ? link : QString();
}

void EventPane::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    renewFacts();
}

void EventPane::showNothing()
{
    ++m_number;
    m_row = {};
    m_detail = {};
    m_error.reset();
    m_loading = false;
    build();
}

void EventPane::show(const QString& caip2, EventKind kind, const EventRow& row)
{
    m_caip2 = caip2;
    m_kind = kind;
    m_row = row;
    m_detail = {};
    m_error.reset();
    m_loading = m_engine != nullptr;
    const quint64 number = ++m_number;
    build();
    if (m_engine)  // an answer may be there at once
        whenAnswered(m_engine->eventDetail(caip2, kind, row.key), this,
                     [this, number](const Expected<EventDetail>& answer) {
                         if (number == m_number)
                             take(answer);
                     });
}

void EventPane::renewRow(const EventRow& row)
{
    if (row.key != m_row.key)
        return;
    const bool stored = m_row.pending && !row.pending;
    m_row = row;
    if (stored && m_error)
        return show(m_caip2, m_kind, EventRow(row));  // fields of the pending event that could not be read
    renewFacts();
}

void EventPane::take(const Expected<EventDetail>& answer)
{
    m_loading = false;
    if (answer) {
        m_detail = *answer;
        if (m_row.cells.isEmpty()) {
            const QString key = m_row.key;
            m_row = m_detail.row;
            m_row.key = key;
        }
    } else
        m_error = answer.error();
    build();
    for (size_t i = 0; i < m_detail.fields.size(); ++i)
        if (m_detail.fields[i].name == m_field)
            return selectField(int(i));
}

QString EventPane::blockText() const
{
    const QString block = shownText(m_row, EventColumn::Block, m_kind, false);
    const QString state = m_row.pending ? tr("not stored yet") : m_row.finalized ? tr("final") : tr("not final");
    const ChainSnapshot* here = chain();
    const qint64 number = cellText(m_row, EventColumn::Block).toLongLong();
    if (!here || !here->head || *here->head < number)
        return tr("%1, %2", "block, final or not").arg(block, state);
    return tr("%1, %2, %3 below head", "block, final or not, distance")
        .arg(block, state, format::number(*here->head - number));
}

void EventPane::renewFacts()
{
    if (m_row.key.isEmpty())
        return;
    const QDateTime at = eventTime(m_row);
    if (m_time && at.isValid()) {
        const QDateTime local = shownTime(at);
        m_time->setValue(
            tr("%1 %2, %3", "time, zone, how long ago")
                .arg(local.toString(u"yyyy-MM-dd HH:mm:ss"_s), local.timeZoneAbbreviation(), format::ago(at)),
            format::iso(at));
    }
    if (m_block)
        m_block->setValue(blockText(), cellText(m_row, EventColumn::Block));
    const QString link = explorerLink();
    m_link->setEnabled(!link.isEmpty());
    m_link->setToolTip(link.isEmpty() ? tr("No block explorer with an https URL is set for this chain.")
                                      : tr("Open the transaction in the block explorer"));
}

void EventPane::build()
{
    clear();
    m_rows.clear();
    m_selected = -1;
    const bool any = !m_row.key.isEmpty();
    m_copy->setVisible(any);
    m_link->setVisible(any);
    if (!any) {
        setTitle(tr("Event"));
        auto* words = new Text(tr("Select a row to see its fields and bytes."), TextRole::Base, Ink::Secondary);
        words->setAlignment(Qt::AlignCenter);
        words->setWordWrap(true);
        words->setContentsMargins(24, 48, 24, 0);
        addWidget(words);
        return;
    }
    const QString event = format::safe(cellText(m_row, EventColumn::Event));
    setTitle(m_kind == EventKind::Transfers ? tr("Transfer") : event.isEmpty() ? tr("Event") : event, m_row.key);
    m_time = addRow(tr("Time"), format::none());
    m_block = addRow(tr("Block"), format::none());
    const QString hash = cellText(m_row, EventColumn::Transaction);
    addRow(tr("Transaction"), hash.isEmpty() ? format::none() : shortHex(hash, 6, 6), hash, TextRole::Mono)
        ->setCopyable(!hash.isEmpty());
    if (const auto amount = eventAmount(m_row, m_kind, false); amount && m_kind == EventKind::Transfers) {
        const QString symbol = format::safe(m_row.cells.value(u"symbol"_s).toString());
        const QString token = cellText(m_row, EventColumn::Token);
        addRow(tr("Amount"),
               symbol.isEmpty() ? amount->text() : tr("%1 %2", "amount and symbol").arg(amount->text(), symbol),
               copiedText(m_row, EventColumn::Value, m_kind, false))
            ->setCopyable(true);
        addRow(tr("Token"), shortHex(token, 6, 6), token, TextRole::Mono)->setCopyable(true);
    }
    renewFacts();
    if (m_loading || m_error) {
        addSection(tr("Decoded"));
        auto* words =
            new Text(m_error ? engineWords(*m_error) : tr("Reading the fields…"), TextRole::Base, Ink::Secondary);
        words->setWordWrap(true);
        words->setContentsMargins(12, 4, 12, 8);
        addWidget(words);
        if (m_error && mayPass(*m_error)) {
            auto* again = makeButton(tr("Retry"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card);
            connect(again, &QPushButton::clicked, this, [this] { show(m_caip2, m_kind, EventRow(m_row)); });
            auto* line = new QWidget;
            auto* box = new QHBoxLayout(line);
            box->setContentsMargins(12, 0, 12, 8);
            box->addWidget(again);
            box->addStretch(1);
            addWidget(line);
        }
        return;
    }
    addFields();
    addRaw();
}

QString EventPane::valueText(const EventDetail::Field& field) const
{
    if (field.value.isEmpty())
        return field.type == "string"_L1 ? tr("empty", "an empty text") : format::none();
    if (field.value.startsWith("0x"_L1))
        return field.value.size() > 50 ? shortHex(field.value, 8, 6) : shortHex(field.value, 6, 6);
    if (field.type.startsWith("uint"_L1) || field.type.startsWith("int"_L1))
        return field.name.endsWith("Id"_L1) || field.name.endsWith("Index"_L1) ? field.value : groupDigits(field.value);
    return format::safe(field.value);
}

void EventPane::addFields()
{
    addSection(tr("Decoded"),
               m_detail.layout.isEmpty() ? QString() : tr("layout %1").arg(format::safe(engineWords(m_detail.layout))));
    int labels = 0;
    for (const auto& field : m_detail.fields)
        labels = std::max(labels, QFontMetrics(ui::font(TextRole::Base)).horizontalAdvance(field.name));
    for (size_t i = 0; i < m_detail.fields.size(); ++i) {
        const auto& field = m_detail.fields[i];
        const bool hex = field.value.startsWith("0x"_L1);
        DetailRow* row = addRow(format::safe(field.name), valueText(field), format::safe(field.value),
                                hex ? TextRole::Mono : TextRole::Base);
        row->setType(fieldKind(field));
        if (field.value.isEmpty())
            row->setValue(valueText(field), {}, TextRole::Base, Ink::Secondary);
        row->setCopyable(true);
        row->setSelectable(true);
        row->installEventFilter(this);
        if (auto* label = row->findChild<Text*>())
            label->setMinimumWidth(labels + 8);
        connect(row, &DetailRow::clicked, this, [this, i] { selectField(int(i)); });
        m_rows.emplace_back(row);
    }
    if (m_detail.fields.empty()) {
        auto* words = new Text(tr("The layout of this log is unknown. Its raw bytes are shown below."), TextRole::Base,
                               Ink::Secondary);
        words->setWordWrap(true);
        words->setContentsMargins(12, 4, 12, 8);
        addWidget(words);
    }
}

void EventPane::addRaw()
{
    if (m_detail.rawError) {
        addSection(tr("Raw"));
        auto* words = new Text(engineWords(*m_detail.rawError), TextRole::Base, Ink::Secondary);
        words->setWordWrap(true);
        words->setContentsMargins(12, 4, 12, 8);
        addWidget(words);
        return;
    }
    auto* mode = new Segments(tr("Byte display"));
    mode->setItems({{u"hex"_s, tr("hex")}, {u"words"_s, tr("words", "32-byte words")}});
    mode->setCurrent(m_words ? u"words"_s : u"hex"_s);
    addSection(tr("Raw"),
               tr("%1, %2", "topics and bytes")
                   .arg(tr("%n topics", nullptr, int(m_detail.topics.size())),
                        tr("%n bytes of data", nullptr, int(m_detail.data.size()))),
               mode);
    m_topics = new TopicList;
    m_topics->setTopics(m_detail.topics);
    addWidget(m_topics);
    m_hex = new HexView;
    m_hex->setMode(m_words ? HexView::Mode::Words : HexView::Mode::Hex);
    m_hex->setData(m_detail.data);
    const int lines = int(m_detail.data.size() + 15) / 16;
    m_hex->setMinimumHeight(std::clamp(lines, 2, 11) * 17 + 4);
    addWidget(m_hex, 1);
    connect(mode, &Segments::currentChanged, m_hex, [this](const QString& id) {
        m_words = id == "words"_L1;
        m_hex->setMode(m_words ? HexView::Mode::Words : HexView::Mode::Hex);
    });
    connect(m_hex, &HexView::byteChosen, this, [this](int byte) {
        if (const int field = fieldAt(m_detail.fields, byte); field >= 0)
            selectField(field);
    });
    connect(m_topics, &TopicList::topicChosen, this, [this](int topic) {
        for (size_t i = 0; i < m_detail.fields.size(); ++i)
            if (m_detail.fields[i].topic == topic)
                return selectField(int(i));
    });
}

void EventPane::selectField(int index)
{
    if (index < 0 || index >= int(m_detail.fields.size()))
        return;
    m_selected = index;
    const auto& field = m_detail.fields[size_t(index)];
    m_field = field.name;
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i])
            m_rows[i]->setSelected(int(i) == index);
    if (m_hex)
        m_hex->setMarks(marksOf(field, m_detail.data.size()), field.name);
    if (m_topics)
        m_topics->setMarked(field.topic);
}

bool EventPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return DetailPane::eventFilter(watched, event);
    const int step = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down ? 1
                     : static_cast<QKeyEvent*>(event)->key() == Qt::Key_Up ? -1
                                                                           : 0;
    for (size_t i = 0; step != 0 && i < m_rows.size(); ++i) {
        if (m_rows[i] != watched)
            continue;
        const int next = std::clamp(int(i) + step, 0, int(m_rows.size()) - 1);
        m_rows[size_t(next)]->setFocus(Qt::TabFocusReason);
        selectField(next);
        return true;
    }
    return DetailPane::eventFilter(watched, event);
}

}  // namespace signalbox::ui
