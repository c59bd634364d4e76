#pragma once

#include <QFrame>

namespace signalbox::ui {

class Text;

/// Why something stopped, in whole sentences that wrap, in the tint of an error.
class ErrorBox : public QFrame {
    Q_OBJECT
public:
    explicit ErrorBox(QWidget* parent = nullptr);
    void setText(const QString& sentences);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Text* m_text;
};

}  // namespace signalbox::ui
