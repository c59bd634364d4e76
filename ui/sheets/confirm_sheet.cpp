// SPDX-License-Identifier: GPL-3.0-or-later

#include "sheets/confirm_sheet.h"

#include <QHash>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <climits>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "tables/row_model.h"
#include "theme/icon.h"
#include "theme/style_paint.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct Line {
    QString what, where, rows, bytes;
};

constexpr int mostOfSchema = 4;  ///< number of tables of one schema that are listed individually

/// The contents of a known table in an operator's terms; otherwise the table's name.
QString whatItHolds(const QString& table)
{
    static const std::pair<const char*, const char*> words[] = {
        {"blocks", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Blocks")},
        {"transfers", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Token transfers")},
        {"reorgs", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Reorgs")},
        {"events", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Registry events")},
        {"coverage", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Coverage")},
        {"samples", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Chart samples")},
        {"quarantine", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Failed items")},
        {"index_progress", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Progress, one row per height")},
        {"reindex_requests", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Reindex requests")},
        {"rpc_endpoints", QT_TRANSLATE_NOOP("signalbox::ui::ConfirmSheet", "Endpoints")},
    };
    for (const auto& [name, text] : words)
        if (table == QLatin1String(name))
            return ConfirmSheet::tr(text);
    return table;
}

QString about(const QString& figure, bool exact)
{
    return exact ? figure : u"≈ "_s + figure;
}

/// Lists tables by contents and location. A schema with many tables is one line: "42 chain tables".
std::vector<Line> linesOf(const std::vector<Preview::Table>& tables)
{
    const auto schemaOf = [](const QString& name) { return name.section(QLatin1Char('.'), 0, 0); };
    QHash<QString, int> counts;
    for (const Preview::Table& table : tables)
        ++counts[schemaOf(table.name)];
    std::vector<Line> lines;
    QStringList done;
    for (const Preview::Table& table : tables) {
        const QString schema = schemaOf(table.name);
        const bool grouped = counts.value(schema) > mostOfSchema;
        if (done.contains(schema))
            continue;
        qint64 rows = 0, bytes = 0;
        bool exact = true;
        for (const Preview::Table& each : tables) {
            if (grouped ? schemaOf(each.name) != schema : &each != &table)
                continue;
            rows += each.rows;
            bytes += each.bytes;
            exact = exact && each.exact;
        }
        if (grouped)
            done << schema;
        const int count = counts.value(schema);
        const QString what = !grouped ? whatItHolds(table.name.section(QLatin1Char('.'), 1))
                             : schema == u"canopyx_global"_s
                                 ? ConfirmSheet::tr("Rows in %n global tables", nullptr, count)
                             : schema.startsWith(u"chain_"_s) || schema.contains(QLatin1Char('_'))
                                 ? ConfirmSheet::tr("%n chain tables", nullptr, count)
                                 : ConfirmSheet::tr("%n tables", nullptr, count);
        lines.push_back({what, grouped ? schema : table.name, about(format::number(rows), exact),
                         bytes > 0 ? format::size(bytes) : format::none()});
    }
    return lines;
}

class PreviewModel : public RowModel<Line> {
public:
    explicit PreviewModel(QObject* parent)
        : RowModel({{u"what"_s, ConfirmSheet::tr("Data"), CellKind::Text, 200, true},
                    {u"where"_s, ConfirmSheet::tr("Location"), CellKind::Mono, 190},
                    {u"rows"_s, ConfirmSheet::tr("Rows"), CellKind::Number, 110},
                    {u"disk"_s, ConfirmSheet::tr("Disk"), CellKind::Number, 90}},
                   parent)
    {
    }

protected:
    QString key(const Line& line) const override { return line.where + line.what; }
    QVariant cell(const Line& line, int column, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? line.what : column == 1 ? line.where : column == 2 ? line.rows : line.bytes;
    }
};

/// The tinted box for the warning that an action cannot be undone.
class Warning : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = Theme::current();
        paint::panel(p, rect(), 8, t.warn.tint, t.warn.line);
        paintSign(p, QRectF(12, 13, 10, 10), State::Slow);
    }
};

constexpr int besideTable = 520;  ///< height in pixels of the other parts of a sheet with choices and a long warning

}  // namespace

ConfirmSheet::ConfirmSheet(const QString& title, const QString& dangerText, QWidget* parent)
    : Sheet(title, parent, 640),
      m_intro(new Text({}, TextRole::Base, Ink::Secondary)),
      m_tableBox(new QVBoxLayout),
      m_warning(new Warning(this)),
      m_warningText(new Text({})),
      m_duration(new Text({}, TextRole::Base, Ink::Secondary)),
      m_ask(new Text({}, TextRole::Base, Ink::Secondary)),
      m_field(new QLineEdit),
      m_check(new CheckLine),
      m_danger(makeButton(dangerText, ButtonKind::Danger, u"trash"_s))
{
    m_intro->setWordWrap(true);
    m_intro->hide();
    body()->addWidget(m_intro);
    body()->addLayout(m_tableBox);
    auto* box = new QVBoxLayout(m_warning);
    box->setContentsMargins(30, 8, 12, 8);
    box->addWidget(m_warningText);
    m_warningText->setWordWrap(true);
    m_warning->hide();
    body()->addWidget(m_warning);
    m_duration->setWordWrap(true);
    body()->addWidget(m_duration);
    body()->addWidget(m_ask);
    m_ask->setTextFormat(Qt::RichText);
    auto* row = new QHBoxLayout;
    row->addWidget(m_field);
    row->addWidget(m_check, 1);
    m_field->setFixedWidth(280);
    body()->addLayout(row);
    body()->addStretch(1);
    m_ask->hide();
    m_field->hide();
    m_duration->hide();
    setFootNote(tr("Recorded in the audit log."));
    addFootButton(m_danger);
    setPrimary(m_danger);
    connect(m_field, &QLineEdit::textChanged, this, &ConfirmSheet::renew);
    connect(m_danger, &QPushButton::clicked, this, [this] {
        m_danger->setEnabled(false);
        Q_EMIT confirmed();
        accept();
    });
    setCounting();
}

void ConfirmSheet::setIntroduction(const QString& text)
{
    m_intro->setText(text);
    m_intro->setVisible(!text.isEmpty());
}

QVBoxLayout* ConfirmSheet::choices()
{
    if (!m_choices) {
        m_choices = new QVBoxLayout;
        m_choices->setSpacing(8);
        body()->insertLayout(2, m_choices);
    }
    return m_choices;
}

void ConfirmSheet::setDangerText(const QString& text)
{
    m_danger->setText(text);
    m_danger->setAccessibleName(text);
}

void ConfirmSheet::setReplacing()
{
    setKind(m_danger, ButtonKind::Primary);
    m_danger->setIcon(icon(u"refresh"_s));
}

void ConfirmSheet::setCounting()
{
    // The old numbers stay visible until the new ones arrive, and the name can still be typed.
    m_preview.reset();
    if (m_table)
        m_table->setEnabled(false);
    m_check->setChecking(tr("Counting rows and disk space"));
    m_danger->setEnabled(false);
}

void ConfirmSheet::clearNumbers()
{
    delete m_table;
    m_table = nullptr;
    m_warning->hide();
    m_duration->hide();
}

void ConfirmSheet::setFailed(const Error& error)
{
    setCounting();
    clearNumbers();
    m_ask->hide();
    m_field->hide();
    m_check->set(State::Error, tr("The rows could not be counted."), engineWords(error));
}

void ConfirmSheet::setPreview(const Preview& preview)
{
    setCounting();
    clearNumbers();
    m_preview = preview;
    if (!preview.tables.empty()) {
        auto* card = new Card;
        auto* view = new TableView;
        auto* model = new PreviewModel(view);
        std::vector<Line> lines = linesOf(preview.tables);
        const bool exact = std::all_of(preview.tables.begin(), preview.tables.end(),
                                       [](const Preview::Table& table) { return table.exact; });
        const int lineCount = int(lines.size());
        model->resetRows(std::move(lines));
        view->setModel(model);
        view->setSelectionMode(QAbstractItemView::NoSelection);
        view->setAccessibleName(tr("Affected tables"));
        // In a small window the table scrolls, so that choices, warning, name and foot stay visible.
        const int over = parentWidget() ? parentWidget()->height() : 900;
        const int room = (over - 24 - besideTable) / ThemeManager::instance().rowHeight();
        const int rows = qMin(lineCount, qBound(2, room, 7));
        view->setFocusPolicy(rows < lineCount ? Qt::TabFocus : Qt::NoFocus);
        view->setFixedHeight(28 + rows * ThemeManager::instance().rowHeight());
        card->body()->addWidget(view);
        const QString counted = about(format::number(preview.rows), exact);
        const int many = format::plural(preview.rows);
        auto* total = new Text(
            preview.bytes > 0 ? tr("Total: %1 rows, %2", "rows, disk", many).arg(counted, format::size(preview.bytes))
                              : tr("Total: %1 rows", nullptr, many).arg(counted),
            TextRole::Strong);
        total->setFigures(true);
        total->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        total->setContentsMargins(12, 5, 12, 5);
        card->body()->addWidget(total);
        m_tableBox->addWidget(card);
        card->show();  // must be visible to be part of the sheet's height now
        m_table = card;
    }
    m_warningText->setText(engineWords(preview.irreversible));
    m_warning->setVisible(!preview.irreversible.isEmpty());
    if (preview.seconds)
        m_duration->setText(*preview.seconds < 45 ? tr("This takes less than a minute.")
                                                  : tr("This takes about %1.").arg(format::estimate(*preview.seconds)));
    m_duration->setVisible(preview.seconds.has_value());
    const bool typed = !preview.confirmation.isEmpty();
    m_ask->setVisible(typed);
    m_field->setVisible(typed);
    m_ask->setText(tr("Type %1 to continue").arg(u"<b>%1</b>"_s.arg(preview.confirmation.toHtmlEscaped())));
    m_field->setAccessibleName(tr("Type %1 to continue").arg(preview.confirmation));
    m_check->clear();
    if (typed && m_field->text().isEmpty())
        m_field->setText(m_typed);
    m_typed.clear();
    renew();
    if (typed)
        m_field->setFocus();
    if (isVisible())
        place();
}

/// Letters that no widget handles belong to the name, even if its field is not shown yet.
void ConfirmSheet::keyPressEvent(QKeyEvent* event)
{
    const QString text = event->text();
    const bool letters = !text.isEmpty() && text.at(0).isPrint() && !(event->modifiers() & Qt::ControlModifier) &&
                         !(event->modifiers() & Qt::AltModifier);
    if (letters && m_field->isVisible()) {
        m_field->setFocus(Qt::OtherFocusReason);
        m_field->setText(m_field->text() + text);
    } else if (letters && !m_preview) {
        m_typed += text;
        setFocus(Qt::OtherFocusReason);  // so that a space in the name does not press a button
    } else {
        Sheet::keyPressEvent(event);
    }
}

void ConfirmSheet::renew()
{
    if (!m_preview) {
        m_danger->setEnabled(false);
        return;
    }
    const bool matches = m_preview->confirmation.isEmpty() || m_field->text().trimmed() == m_preview->confirmation;
    if (m_field->text().isEmpty() || m_preview->confirmation.isEmpty())
        m_check->clear();
    else if (matches)
        m_check->set(State::True, tr("name matches"));
    else
        m_check->clear(tr("name does not match yet"));
    m_danger->setEnabled(matches);
}

}  // namespace signalbox::ui
