// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/start_table.h"

#include <QButtonGroup>
#include <QDateEdit>
#include <QGridLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QRadioButton>
#include <QSpinBox>

#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/format.h"
#include "widgets/height_field.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

constexpr int headHeight = 28, rowHeight = 50;

QString compactOrNone(const std::optional<double>& value)
{
    return value ? format::compact(*value) : format::none();
}

QString spread(const std::optional<double>& low, const std::optional<double>& high)
{
    return low && high ? format::approximate(*low, *high) : QString();
}

}  // namespace

StartTable::StartTable(QWidget* parent)
    : QFrame(parent),
      m_grid(new QGridLayout(this)),
      m_date(new QDateEdit),
      m_days(new QSpinBox),
      m_block(new HeightField(tr("Start block")))
{
    m_grid->setContentsMargins(12, 1, 12, 1);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    const QStringList heads{tr("Start"), {},         tr("From block"), tr("Blocks"),
                            tr("Calls"), tr("Rows"), tr("Disk"),       tr("Time")};
    for (int column = 0; column < heads.size(); ++column) {
        auto* head = new Text(heads[column], TextRole::Small, Ink::Secondary);
        m_grid->addWidget(head, 0, column,
                          column == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    }
    m_grid->setRowMinimumHeight(0, headHeight);
    m_date->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_date->setCalendarPopup(true);
    m_date->setDate(QDate::currentDate().addMonths(-3));
    m_date->setDateRange(QDate(2015, 7, 30), QDate::currentDate());
    m_date->setAccessibleName(tr("Start date"));
    m_days->setRange(1, 5000);
    m_days->setValue(30);
    m_days->setAccessibleName(tr("Number of days"));
    addRow(u"creation"_s, tr("Creation block"), tr("of the earliest selected contract"));
    addRow(u"genesis"_s, tr("Genesis"), tr("the full history"));
    m_block->setPlaceholderText(tr("number"));
    m_block->setFixedWidth(108);
    addRow(u"block"_s, tr("Block"), {}, m_block);
    addRow(u"date"_s, tr("Date"), {}, m_date);
    addRow(u"last_days"_s, tr("Recent days"), {}, m_days);

    auto* group = new QButtonGroup(this);
    for (const Row& row : m_rows)
        group->addButton(row.radio);
    connect(m_date, &QDateEdit::dateChanged, this, [this] {
        select(u"date"_s);
        Q_EMIT questionChanged();
    });
    connect(m_block, &HeightField::heightEdited, this, [this] {
        select(u"block"_s);
        Q_EMIT questionChanged();
    });
    connect(m_days, &QSpinBox::valueChanged, this, [this] {
        select(u"last_days"_s);
        Q_EMIT questionChanged();
    });
}

void StartTable::addRow(const QString& id, const QString& title, const QString& note, QWidget* field)
{
    Row row;
    row.id = id;
    row.gridRow = int(m_rows.size()) + 1;
    row.radio = new QRadioButton(title);
    row.radio->setAccessibleName(title);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(row.radio);
    row.note = new Text(note, TextRole::Small, Ink::Secondary);
    row.note->setContentsMargins(24, 0, 0, 0);
    row.note->setVisible(!note.isEmpty());
    words->addWidget(row.note);
    words->addStretch(1);
    m_grid->addLayout(words, row.gridRow, 0, 1, field ? 1 : 2);
    if (field)
        m_grid->addWidget(field, row.gridRow, 1, Qt::AlignRight | Qt::AlignVCenter);
    for (int column = 2; column < 8; ++column) {
        auto* cell = new Text(format::none(), TextRole::Base, Ink::Muted);
        cell->setFigures(true);
        cell->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row.cells.push_back(cell);
        m_grid->addWidget(cell, row.gridRow, column);
    }
    m_grid->setRowMinimumHeight(row.gridRow, rowHeight);
    connect(row.radio, &QRadioButton::toggled, this, [this, id](bool on) {
        mark();
        if (on)
            Q_EMIT selectedChanged(id);
    });
    m_rows.push_back(row);
}

void StartTable::setPruned(bool pruned)
{
    for (const Row& row : m_rows) {
        if (row.id != u"genesis"_s)
            continue;
        row.radio->setText(pruned ? tr("Earliest block") : tr("Genesis"));
        row.radio->setAccessibleName(row.radio->text());
        row.note->setText(pruned ? tr("everything the endpoints still keep") : tr("the full history"));
    }
}

void StartTable::setCreationMeant(bool meant)
{
    m_creationMeant = meant;
    fill(m_rows.front());
}

void StartTable::showRow(Row& row, bool shown)
{
    row.radio->setVisible(shown);
    row.note->setVisible(shown && !row.note->text().isEmpty());
    for (Text* cell : row.cells)
        cell->setVisible(shown);
    m_grid->setRowMinimumHeight(row.gridRow, shown ? rowHeight : 0);
}

void StartTable::setMeasuring()
{
    m_measuring = true;
    for (Row& row : m_rows)
        fill(row);
}

void StartTable::setChoices(const std::vector<StartChoice>& choices)
{
    m_measuring = false;
    m_choices = choices;
    for (Row& row : m_rows)
        fill(row);
}

void StartTable::setFailed()
{
    m_measuring = false;
    m_choices.clear();
    for (Row& row : m_rows)
        fill(row);
}

void StartTable::fill(Row& row)
{
    const StartChoice* found = choice(row.id);
    const bool creation = row.id == u"creation"_s;
    if (creation) {
        showRow(row, m_creationMeant);
        if (!m_creationMeant)
            return;
    }
    const auto set = [&](size_t cell, const QString& text, const QString& tip = {}) {
        const bool known = text != format::none() && !m_measuring;
        row.cells[cell]->setText(text);
        row.cells[cell]->setInk(known ? Ink::Text : Ink::Muted);
        row.cells[cell]->setToolTip(tip);
    };
    if (!found) {
        for (size_t cell = 0; cell < row.cells.size(); ++cell)
            set(cell, m_measuring ? u"…"_s : format::none());
        if (creation && !m_measuring && !m_choices.empty()) {
            row.note->setText(tr("not found; requires an archive endpoint"));
            row.radio->setEnabled(false);
        } else if (!creation && row.id != u"genesis"_s) {
            const QString why = m_measuring || m_choices.empty() ? QString() : impossible(row);
            row.note->setText(why);
            row.note->setInk(Ink::Error);
            row.note->setVisible(!why.isEmpty());
            row.radio->setAccessibleDescription(why);
        }
        return;
    }
    row.radio->setEnabled(true);
    if (!creation && row.id != u"genesis"_s) {
        row.note->clear();
        row.note->hide();
    }
    const Estimate& estimate = found->estimate;
    set(0, format::number(found->from), found->at.isValid() ? format::time(found->at) : QString());
    set(1, estimate.blocks > 0 ? format::compact(double(estimate.blocks)) : format::none(),
        format::number(estimate.blocks));
    set(2, compactOrNone(estimate.calls), spread(estimate.callsLow, estimate.callsHigh));
    set(3, compactOrNone(estimate.rows), spread(estimate.rowsLow, estimate.rowsHigh));
    set(4, estimate.bytes ? format::size(qint64(*estimate.bytes)) : format::none());
    set(5, estimate.seconds ? format::estimate(*estimate.seconds) : format::none());
    if (creation)
        row.note->setText(found->at.isValid()
                              ? tr("found: %1").arg(found->at.toLocalTime().date().toString(Qt::ISODate))
                              : tr("found for your selection"));
    row.radio->setAccessibleDescription(tr("From block %1, %2 blocks, %3 calls, %4 rows, %5 on disk, time %6")
                                            .arg(row.cells[0]->text(), row.cells[1]->text(), row.cells[2]->text(),
                                                 row.cells[3]->text(), row.cells[4]->text(), row.cells[5]->text()));
}

/// The reason why the engine found no block for the entry.
QString StartTable::impossible(const Row& row) const
{
    if (row.id == u"block"_s) {
        if (!block())
            return {};
        return m_head ? tr("The newest block is %1.").arg(format::number(*m_head))
                      : tr("The chain does not have this block yet.");
    }
    return m_headTime.isValid()
               ? tr("The newest block is older: %1.").arg(m_headTime.toLocalTime().date().toString(Qt::ISODate))
               : tr("The newest block is older.");
}

std::optional<Height> StartTable::block() const
{
    return m_block->height();
}

void StartTable::setNewest(std::optional<Height> head, const QDateTime& headTime)
{
    m_head = head;
    m_headTime = headTime;
}

void StartTable::select(const QString& id)
{
    for (const Row& row : m_rows)
        if (row.id == id && row.radio->isEnabled() && !row.radio->isHidden())
            row.radio->setChecked(true);
}

QString StartTable::selected() const
{
    for (const Row& row : m_rows)
        if (row.radio->isChecked() && !row.radio->isHidden())
            return row.id;
    return {};
}

const StartChoice* StartTable::choice(const QString& id) const
{
    for (const StartChoice& each : m_choices)
        if (each.id == id)
            return &each;
    return nullptr;
}

QDate StartTable::date() const
{
    return m_date->date();
}

int StartTable::days() const
{
    return m_days->value();
}

QWidget* StartTable::firstField() const
{
    for (const Row& row : m_rows)
        if (row.radio->isChecked() && !row.radio->isHidden())
            return row.radio;
    for (const Row& row : m_rows)
        if (!row.radio->isHidden())
            return row.radio;
    return m_rows.front().radio;
}

QRect StartTable::boxOf(const Row& row) const
{
    const QRect cell = m_grid->cellRect(row.gridRow, 0);
    return {1, cell.top(), width() - 2, cell.height()};
}

void StartTable::mark()
{
    for (const Row& row : m_rows)
        row.radio->setFont(ui::font(row.radio->isChecked() ? TextRole::Strong : TextRole::Base));
    update();
}

void StartTable::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath edge;
    edge.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.fillPath(edge, theme.surface);
    painter.setClipPath(edge);
    painter.fillRect(QRect(0, 0, width(), m_grid->cellRect(0, 0).bottom() + 1), theme.raised);
    for (const Row& row : m_rows) {
        const QRect box = boxOf(row);
        if (row.radio->isHidden())
            continue;
        if (row.radio->isChecked())
            painter.fillRect(box, theme.selection);
        painter.fillRect(QRect(0, box.top() - 1, width(), 1), theme.grid);
    }
    painter.setClipping(false);
    painter.setPen(theme.border);
    painter.drawPath(edge);
}

void StartTable::mousePressEvent(QMouseEvent* event)
{
    for (const Row& row : m_rows)
        if (!row.radio->isHidden() && boxOf(row).contains(event->position().toPoint()) && row.radio->isEnabled())
            row.radio->setChecked(true);
}

}  // namespace signalbox::ui
