#include "charts/chart_card.h"

#include <QAbstractButton>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "theme/icon.h"
#include "theme/sign.h"
#include "theme/style_paint.h"
#include "widgets/button.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {

/// One name of the legend: a click hides its series.
class LegendEntry : public QAbstractButton {
public:
    explicit LegendEntry(QWidget* parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }
    QString id, name, value;
    int mark = 0;
    int wanted() const
    {
        const int number = value.isEmpty() ? 0 : 5 + QFontMetrics(figureFont(TextRole::Small)).horizontalAdvance(value);
        return 18 + QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(name) + number;
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter p(this);
        const bool off = !isChecked();
        if (off)
            p.setOpacity(0.75);
        QPen pen = markPen(mark);
        pen.setWidthF(2.5);
        p.setPen(pen);
        p.drawLine(QPointF(0, height() / 2.0), QPointF(12, height() / 2.0));
        QFont words = ui::font(TextRole::Small);
        words.setStrikeOut(off);
        p.setFont(words);
        p.setPen(underMouse() ? t.text : t.secondary);
        const int width = p.fontMetrics().horizontalAdvance(name);
        p.drawText(QRect(18, 0, width + 1, height()), Qt::AlignVCenter, name);
        if (!value.isEmpty()) {
            p.setFont(figureFont(TextRole::Small));
            p.setPen(t.text);
            p.drawText(QRect(18 + width + 5, 0, this->width(), height()), Qt::AlignVCenter, value);
        }
    }
};

}  // namespace

class ChartCard::Legend : public QWidget {
public:
    explicit Legend(Chart* chart)
        : m_chart(chart), m_more(makeButton({}, ButtonKind::Quiet, {}, ControlSize::Row, this))
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFixedHeight(22);
        connect(m_more, &QPushButton::clicked, this, [this] { showMenu(); });
        connect(chart, &Chart::seriesChanged, this, [this] { renew(); });
    }
    void listen(CrosshairHub* hub)
    {
        connect(hub, &CrosshairHub::moved, this, [this] { renew(); });
    }
    void renew()
    {
        const auto& series = m_chart->series();
        while (m_entries.size() > series.size()) {
            delete m_entries.back();
            m_entries.pop_back();
        }
        while (m_entries.size() < series.size()) {
            auto* entry = new LegendEntry(this);
            connect(entry, &QAbstractButton::clicked, this,
                    [this, entry] { m_chart->setHidden(entry->id, !entry->isChecked()); });
            m_entries.push_back(entry);
        }
        const auto cross = m_chart->crosshair();
        for (size_t i = 0; i < series.size(); ++i) {
            LegendEntry* entry = m_entries[i];
            entry->id = series[i].id;
            entry->name = series[i].name;
            entry->mark = series[i].mark;
            entry->setChecked(!m_chart->isHidden(entry->id));
            entry->value = value(series[i], cross);
            entry->setAccessibleName(ChartCard::tr("%1 in the chart").arg(entry->name));
            entry->update();
        }
        lay();
    }

protected:
    void resizeEvent(QResizeEvent*) override { lay(); }

private:
    QString value(const ChartSeries& series, std::optional<qint64> cross) const
    {
        if (cross) {
            if (m_chart->isSource())
                return {};  // the box beside the line has it
            const auto at = m_chart->valueAt(series, *cross);
            return at ? chartValue(*at, m_chart->unit()) : QString();
        }
        const auto newest = m_chart->newest(series);
        return newest ? chartValue(*newest, m_chart->unit()) : QString();
    }
    void lay()
    {
        int x = 0;
        size_t shown = 0;
        const int moreWidth = 34;
        for (size_t i = 0; i < m_entries.size(); ++i) {
            const int width = m_entries[i]->wanted();
            const bool last = i + 1 == m_entries.size();
            if (x + width + (last ? 0 : moreWidth) > this->width())
                break;
            m_entries[i]->setGeometry(x, 0, width, height());
            x += width + 9;
            ++shown;
        }
        for (size_t i = 0; i < m_entries.size(); ++i)
            m_entries[i]->setVisible(i < shown);
        const int rest = int(m_entries.size() - shown);
        // one line alone needs no name: the card's title and note say what it is
        m_more->setVisible(rest > 0 && m_entries.size() > 1 && this->width() > 60);
        m_more->setText(ChartCard::tr("+ %1", "legend entries that have no room").arg(rest));
        m_more->setAccessibleName(ChartCard::tr("%n more series", nullptr, rest));
        m_more->setGeometry(x - 4, 0, qMin(m_more->sizeHint().width(), this->width() - x + 4), 22);
    }
    void showMenu()
    {
        auto* menu = new QMenu(m_more);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const ChartSeries& series : m_chart->series()) {
            QAction* action = menu->addAction(series.name);
            action->setCheckable(true);
            action->setChecked(!m_chart->isHidden(series.id));
            connect(action, &QAction::toggled, m_chart,
                    [chart = m_chart, id = series.id](bool on) { chart->setHidden(id, !on); });
        }
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
    }
    Chart* m_chart;
    QPushButton* m_more;
    std::vector<LegendEntry*> m_entries;
};

ChartCard::ChartCard(const QString& title, QWidget* parent)
    : Card(title, parent), m_title(title), m_chart(new Chart), m_legend(new Legend(m_chart))
{
    head()->addStretching(m_legend);
    QToolButton* more = makeIconButton(QStringLiteral("more"), tr("Chart menu"));
    head()->addRight(more);
    body()->addWidget(m_chart, 1);
    m_chart->setAccessibleName(title);
    connect(more, &QToolButton::clicked, this, [this, more] {
        auto* menu = new QMenu(more);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        connect(menu->addAction(icon(QStringLiteral("image")), tr("Save as PNG…")), &QAction::triggered, this,
                &ChartCard::savePng);
        connect(menu->addAction(icon(QStringLiteral("file")), tr("Save as CSV…")), &QAction::triggered, this,
                &ChartCard::saveCsv);
        connect(menu->addAction(icon(QStringLiteral("expand")), tr("Open large")), &QAction::triggered, this,
                &ChartCard::openLarge);
        menu->popup(more->mapToGlobal(QPoint(more->width() - menu->sizeHint().width(), more->height() + 4)));
    });
}

void ChartCard::setScope(TimeScope* scope)
{
    m_scope = scope;
    m_chart->setHub(scope->hub());
    m_legend->listen(scope->hub());
    const auto follow = [this] {
        m_chart->setRange(m_scope->from().toMSecsSinceEpoch(), m_scope->to().toMSecsSinceEpoch());
    };
    connect(scope, &TimeScope::changed, this, follow);
    connect(scope, &TimeScope::tick, this, follow);
    connect(m_chart, &Chart::zoomed, scope, [scope](qint64 from, qint64 to) {
        scope->zoom(QDateTime::fromMSecsSinceEpoch(from, Qt::UTC), QDateTime::fromMSecsSinceEpoch(to, Qt::UTC));
    });
    connect(m_chart, &Chart::unzoomed, scope, &TimeScope::unzoom);
    follow();
}

void ChartCard::setSmall(bool small)
{
    m_legend->setVisible(!small);
    m_chart->setSmall(small);
    setMaximumHeight(small ? 160 : QWIDGETSIZE_MAX);
    setMinimumHeight(small ? 160 : 0);
}

namespace {
QString fileName(const QString& title, const char* ending)
{
    QString name = title;
    for (QChar& c : name)
        if (!c.isLetterOrNumber())
            c = QLatin1Char('-');
    return name + QLatin1Char('.') + QLatin1String(ending);
}

void ask(QWidget* parent, const QString& title, const QString& name, const QString& filter,
         std::function<QByteArray()> content)
{
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [parent, content](const QString& file) {
        QSaveFile out(file);
        const QByteArray bytes = content();
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) {
            auto* box = new QMessageBox(
                QMessageBox::Warning, ChartCard::tr("The file was not written"),
                ChartCard::tr("%1 could not be written: %2. Choose another folder.").arg(file, out.errorString()),
                QMessageBox::Ok, parent);
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->open();
        }
    });
    dialog->open();
}
}  // namespace

void ChartCard::savePng()
{
    ask(this, tr("Save the chart as PNG"), fileName(m_title, "png"), tr("PNG pictures (*.png)"), [this] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        m_chart->toImage(qMax(800, m_chart->width()), qMax(400, m_chart->height())).save(&buffer, "PNG");
        return bytes;
    });
}

void ChartCard::saveCsv()
{
    ask(this, tr("Save the chart's data as CSV"), fileName(m_title, "csv"), tr("CSV files (*.csv)"),
        [this] { return m_chart->toCsv().toUtf8(); });
}

void ChartCard::openLarge()
{
    auto* window = new QDialog(this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(m_title);
    window->resize(1100, 620);
    auto* column = new QVBoxLayout(window);
    auto* card = new ChartCard(m_title, window);
    column->addWidget(card);
    Chart* large = card->chart();
    m_chart->copyLookTo(large);
    if (m_scope)
        card->setScope(m_scope);
    connect(m_chart, &Chart::seriesChanged, card, [this, large] {
        large->setNewest(m_chart->newestValues());
        large->setSeries(m_chart->series());
    });
    large->setSeries(m_chart->series());
    window->show();
}

}  // namespace signalbox::ui
