package io.github.boxeventflux.test;

import io.github.boxeventflux.test.NetworkFault.Way;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One way through a connection. More is read when what came before has arrived, so whoever does not read slows the other
 * side down, as without a network in between. All of it happens on the connection's one thread.
 */
final class NetworkLane extends ChannelInboundHandlerAdapter {

    private final NetworkLink link;
    private final Way way;
    private final Channel from;
    private final Channel to;
    private final Queue<ByteBuf> waiting = new ArrayDeque<>();
    private long passed;
    private boolean open;
    private boolean underWay;
    private boolean ended;
    private boolean swallowing;

    NetworkLane(NetworkLink link, Way way, Channel from, Channel to) {
        this.link = link;
        this.way = way;
        this.from = from;
        this.to = to;
    }

    void open(boolean whether) {
        open = whether;
        goOn();
    }

    void countAnew() {
        passed = 0;
        link.passed(way, passed);
    }

    /** Still reads, so that its side can write and the end of it is seen, but nothing arrives any more. */
    void swallow() {
        swallowing = true;
        drop();
        open(true);
    }

    void drop() {
        waiting.forEach(ByteBuf::release);
        waiting.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        waiting.add((ByteBuf) bytes);
        if (swallowing) {
            drop();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        goOn();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended = true;
        goOn();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        link.broken();
    }

    private void goOn() {
        if (!open || underWay) {
            return;
        }
        if (!waiting.isEmpty()) {
            underWay = true;
            Duration pause = link.fault().pace().pause();
            Future<?> unused = from.eventLoop().schedule(this::sendPiece, pause.toNanos(), TimeUnit.NANOSECONDS);
        } else if (ended) {
            link.ended(way);
        } else {
            from.read();
        }
    }

    private void sendPiece() {
        if (!open || waiting.isEmpty()) {
            underWay = false;
            goOn();
            return;
        }
        ByteBuf piece = piece();
        int bytes = piece.readableBytes();
        // Before it can be seen at the other end.
        link.passedOn(way, bytes);
        to.writeAndFlush(piece).addListener(sent -> {
            underWay = false;
            if (sent.isSuccess()) {
                passed += bytes;
                link.passed(way, passed);
                goOn();
            } else {
                link.broken();
            }
        });
    }

    private ByteBuf piece() {
        ByteBuf first = waiting.element();
        long most = Math.min(link.fault().pace().bytes(), link.fault().before(way, passed));
        ByteBuf piece = first.readRetainedSlice((int) Math.min(first.readableBytes(), most));
        if (link.garbles(way, passed)) {
            piece.setByte(piece.readerIndex(), ~piece.getByte(piece.readerIndex()));
        }
        if (!first.isReadable()) {
            waiting.remove().release();
        }
        return piece;
    }
}
