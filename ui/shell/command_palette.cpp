// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/command_palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include "signalbox/literals.h"
#include "theme/compositing.h"
#include "theme/icon.h"
#include "theme/style_paint.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

constexpr int commandRole = Qt::UserRole + 1, hintRole = Qt::UserRole + 2, iconRole = Qt::UserRole + 3;

class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, 32}; }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = Theme::current();
        const bool on = option.state & QStyle::State_Selected;
        p->save();
        if (on || (option.state & QStyle::State_MouseOver))
            paint::panel(*p, QRectF(option.rect).adjusted(4, 0, -4, 0), 5, on ? t.selection : t.hover, {});
        const QString name = index.data(iconRole).toString();
        if (!name.isEmpty())
            paintIcon(*p, QRectF(option.rect.left() + 14, option.rect.center().y() - 8, 16, 16), name,
                      on ? t.link : t.secondary);
        p->setFont(font(TextRole::Small));
        const QString hint = index.data(hintRole).toString();
        const int hintWidth = p->fontMetrics().horizontalAdvance(hint);
        p->setPen(on ? t.secondary : t.muted);
        p->drawText(option.rect.adjusted(0, 0, -16, 0), Qt::AlignVCenter | Qt::AlignRight, hint);
        p->setFont(font(TextRole::Base));
        p->setPen(on ? t.link : t.text);
        const QRect room = option.rect.adjusted(40, 0, -28 - hintWidth, 0);
        p->drawText(room, Qt::AlignVCenter,
                    p->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        p->restore();
    }
};

}  // namespace

int paletteRank(const QString& text, const QString& words)
{
    int rank = 1;
    const QStringList parts = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const qsizetype at = text.indexOf(part, 0, Qt::CaseInsensitive);
        if (at < 0)
            return 0;
        rank += at == 0 ? 3 : !text.at(at - 1).isLetterOrNumber() ? 2 : 1;
    }
    return rank;
}

CommandPalette::CommandPalette(std::vector<PaletteCommand> commands, std::function<bool(const QString&)> goTo,
                               QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      m_commands(std::move(commands)),
      m_goTo(std::move(goTo)),
      m_field(new QLineEdit),
      m_list(new QListView),
      m_model(new QStandardItemModel(this)),
      m_nothing(new Text({}, TextRole::Base, Ink::Secondary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_TranslucentBackground, composited());
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Search or run"));
    setAccessibleName(tr("Search or run"));
    setFixedSize(560, 400);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(9, 9, 9, 5);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_field->setPlaceholderText(tr("A screen, a chain, a command or an address"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->addAction(icon(u"search"_s, Ink::Secondary), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setFrameStyle(QFrame::NoFrame);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Search results"));
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    fill({});
}

void CommandPalette::fill(const QString& words)
{
    std::vector<std::pair<int, size_t>> found;
    for (size_t i = 0; i < m_commands.size(); ++i)
        if (const int rank = paletteRank(m_commands[i].text, words))
            found.emplace_back(-rank, i);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    m_model->clear();
    for (const auto& [rank, i] : found) {
        auto* item = new QStandardItem(m_commands[i].text);
        item->setData(int(i), commandRole);
        item->setData(m_commands[i].hint, hintRole);
        item->setData(m_commands[i].icon, iconRole);
        m_model->appendRow(item);
        if (m_model->rowCount() >= 200)
            break;
    }
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    const bool none = m_model->rowCount() == 0;
    m_nothing->setText(none ? tr("No match for \"%1\". Press Enter to open it as an address.").arg(words.trimmed())
                            : QString());
    m_nothing->setAccessibleName(m_nothing->text());
    m_nothing->setVisible(none);
    m_list->setVisible(!none);
}

void CommandPalette::run()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) {
        if (m_goTo && m_goTo(m_field->text().trimmed()))
            return accept();
        m_nothing->setText(tr("\"%1\" is not an address in this workspace.").arg(m_field->text().trimmed()));
        m_nothing->setAccessibleName(m_nothing->text());
        return;
    }
    const auto command = m_commands[size_t(index.data(commandRole).toInt())].run;
    accept();
    // the palette is gone before a sheet opens over the window
    if (command)
        QTimer::singleShot(0, parent(), command);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        int by = 0;
        switch (key->key()) {
            case Qt::Key_Down:
                by = 1;
                break;
            case Qt::Key_Up:
                by = -1;
                break;
            case Qt::Key_PageDown:
                by = 8;
                break;
            case Qt::Key_PageUp:
                by = -8;
                break;
            default:
                return false;
        }
        const int row = qBound(0, m_list->currentIndex().row() + by, m_model->rowCount() - 1);
        m_list->setCurrentIndex(m_model->index(row, 0));
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::showEvent(QShowEvent* event)
{
    if (QWidget* over = parentWidget()) {
        const QPoint origin = over->mapToGlobal(QPoint(0, 0));
        move(origin.x() + (over->width() - width()) / 2, origin.y() + 60);
    }
    QDialog::showEvent(event);
    m_field->setFocus();
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    paint::panel(p, rect(), windowRadius(10), t.surface, t.control);
}

}  // namespace signalbox::ui
