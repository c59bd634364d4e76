#include "widgets/confirm_sheet.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/row_model.h"
#include "theme/icon.h"
#include "theme/style_paint.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/data_table.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct Line {
    QString name, rows, bytes;
    bool total = false;
};

class PreviewModel : public RowModel<Line> {
public:
    explicit PreviewModel(QObject* parent)
        : RowModel({{QStringLiteral("table"), ConfirmSheet::tr("Table"), CellKind::Mono, 280, true},
                    {QStringLiteral("rows"), ConfirmSheet::tr("Rows"), CellKind::Number, 120},
                    {QStringLiteral("disk"), ConfirmSheet::tr("Disk"), CellKind::Number, 100}},
                   parent)
    {
    }

protected:
    QString key(const Line& line) const override { return line.name; }
    QVariant cell(const Line& line, int column, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? line.name : column == 1 ? line.rows : line.bytes;
    }
};

/// The tinted box of what cannot be undone.
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

constexpr int besideTable = 520;  ///< pixels of a sheet with choices and a long warning

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
      m_danger(makeButton(dangerText, ButtonKind::Danger, QStringLiteral("trash")))
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
    setFootNote(tr("An audit row is written."));
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
    m_danger->setIcon(icon(QStringLiteral("refresh")));
}

void ConfirmSheet::setCounting()
{
    m_preview.reset();
    delete m_table;
    m_table = nullptr;
    m_warning->hide();
    m_duration->hide();
    m_ask->hide();
    m_field->hide();
    m_check->setChecking(tr("Counting rows and disk."));
    m_danger->setEnabled(false);
    if (isVisible())
        place();
}

void ConfirmSheet::setFailed(const Error& error)
{
    setCounting();
    m_check->set(State::Error, tr("The rows could not be counted."), engineWords(error));
}

void ConfirmSheet::setPreview(const Preview& preview)
{
    setCounting();
    m_preview = preview;
    if (!preview.tables.empty()) {
        auto* card = new Card;
        auto* view = new TableView;
        auto* model = new PreviewModel(view);
        std::vector<Line> lines;
        bool exact = true;
        for (const Preview::Table& table : preview.tables) {
            exact = exact && table.exact;
            lines.push_back({table.name, (table.exact ? QString() : QStringLiteral("≈ ")) + format::number(table.rows),
                             table.bytes > 0 ? format::size(table.bytes) : format::none()});
        }
        model->resetRows(std::move(lines));
        view->setModel(model);
        view->setSelectionMode(QAbstractItemView::NoSelection);
        view->setAccessibleName(tr("What is touched"));
        // in a small window the table scrolls: choices, warning, name and foot stay in sight
        const int over = parentWidget() ? parentWidget()->height() : 900;
        const int room = (over - 24 - besideTable) / ThemeManager::instance().rowHeight();
        const int rows = qMin(int(preview.tables.size()), qBound(2, room, 7));
        view->setFocusPolicy(rows < int(preview.tables.size()) ? Qt::TabFocus : Qt::NoFocus);
        view->setFixedHeight(28 + rows * ThemeManager::instance().rowHeight());
        card->body()->addWidget(view);
        const QString counted = (exact ? QString() : QStringLiteral("≈ ")) + format::number(preview.rows);
        auto* total = new Text(preview.bytes > 0
                                   ? tr("Total: %1 rows, %2", "rows, disk").arg(counted, format::size(preview.bytes))
                                   : tr("Total: %1 rows").arg(counted),
                               TextRole::Strong);
        total->setFigures(true);
        total->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        total->setContentsMargins(12, 5, 12, 5);
        card->body()->addWidget(total);
        m_tableBox->addWidget(card);
        card->show();  // counts for the height of the sheet now, not in the next turn
        m_table = card;
    }
    m_warningText->setText(engineWords(preview.irreversible));
    m_warning->setVisible(!preview.irreversible.isEmpty());
    if (preview.seconds)
        m_duration->setText(*preview.seconds < 45 ? tr("It takes less than a minute.")
                                                  : tr("It takes about %1.").arg(format::estimate(*preview.seconds)));
    m_duration->setVisible(preview.seconds.has_value());
    const bool typed = !preview.confirmation.isEmpty();
    m_ask->setVisible(typed);
    m_field->setVisible(typed);
    m_ask->setText(tr("Type %1 to go on").arg(QStringLiteral("<b>%1</b>").arg(preview.confirmation.toHtmlEscaped())));
    m_field->setAccessibleName(tr("Type %1 to go on").arg(preview.confirmation));
    m_check->clear();
    renew();
    if (typed)
        m_field->setFocus();
    if (isVisible())
        place();
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
        m_check->clear(tr("not the name yet"));
    m_danger->setEnabled(matches);
}

}  // namespace signalbox::ui
