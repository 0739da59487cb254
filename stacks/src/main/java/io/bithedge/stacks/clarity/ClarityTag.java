package io.bithedge.stacks.clarity;

/** The first byte of a value on the wire. */
final class ClarityTag {
    static final int INT = 0x00;
    static final int UINT = 0x01;
    static final int BUFFER = 0x02;
    static final int TRUE = 0x03;
    static final int FALSE = 0x04;
    static final int STANDARD = 0x05;
    static final int CONTRACT = 0x06;
    static final int OK = 0x07;
    static final int ERR = 0x08;
    static final int NONE = 0x09;
    static final int SOME = 0x0a;
    static final int LIST = 0x0b;
    static final int TUPLE = 0x0c;
    static final int ASCII = 0x0d;
    static final int UTF8 = 0x0e;

    private ClarityTag() {}
}
